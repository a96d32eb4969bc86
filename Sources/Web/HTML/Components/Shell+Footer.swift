extension Shell {
    /// The line that no page goes without, and the display settings.
    func footer(_ html: inout HTML) {
        let language = preferences.language
        html.footer(.class("foot")) { html in
            html.div(.class("foot-inner")) { html in
                html.unclassifiedLine(in: language)
                // Where no form could be sent, as on an error page before any session, none is offered.
                guard !formToken.isEmpty else { return }
                html.postForm(
                    to: "/preferences", token: formToken, .class("settings"),
                    .aria("label", language.text("shell.preferences"))
                ) { html in
                    html.input(.type(.hidden), .name("return"), .value(path))
                    html.setting(
                        "care", preferences.care ? "off" : "on",
                        language.text(preferences.care ? "shell.care-off" : "shell.care-on"))
                    for theme in Preferences.Theme.allCases where theme != preferences.theme {
                        html.setting("theme", theme.rawValue, label(theme))
                    }
                    html.setting("language", language.text("shell.language-code"), language.text("shell.language"))
                }
            }
        }
    }

    private func label(_ theme: Preferences.Theme) -> String {
        switch theme {
        case .automatic: preferences.language.text("shell.theme-auto")
        case .light: preferences.language.text("shell.theme-light")
        case .dark: preferences.language.text("shell.theme-dark")
        }
    }
}

extension HTML {
    fileprivate mutating func setting(_ name: String, _ value: String, _ label: String) {
        button(.class("setting"), .name(name), .value(value), text: label)
    }
}
