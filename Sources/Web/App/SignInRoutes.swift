import Hummingbird
import Operations
import PartyLife

/// Signing in and out; in a demonstration, taking the part of a sample person.
struct SignInRoutes {
    let site: Site

    /// What signing in asks. Whatever is sent is an attempt, and counted as one.
    static let login = Question.text("login", "sign-in.login", about: ["signIn.locked"])
    static let password = Question<String>(
        AskedField("password", "sign-in.password", .password, about: ["signIn.wrongNameOrPassword"]),
        missing: SignInRefused.wrongNameOrPassword, read: { $0.first ?? "" }, write: { _ in [] })

    func add(to router: Router<WebContext>) {
        router.get("sign-in") { request, context in try await page(request, context) }
        router.post("sign-in") { request, context in try await signIn(request, context) }
        router.post("sign-out") { _, context in
            if let token = context.sessionToken { try await site.useCases.signOut(token: token) }
            return Sessions.signOut(secure: site.secure)
        }
        guard site.isDemo else { return }
        router.post("demo") { request, context in
            guard let member = context.form.identifier("member", of: Member.self),
                try await site.useCases.demoRoles().contains(where: { $0.member == member })
            else { throw PageError(.forbidden) }
            let old = Sessions.token(of: request, secure: site.secure)
            return Sessions.signIn(
                try await site.useCases.startSession(of: member, replacing: old), to: context.form["return"] ?? "/",
                secure: site.secure)
        }
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        do {
            let new = try await site.useCases.signIn(
                login: context.form.trimmed(Self.login.name) ?? "", password: context.form[Self.password.name] ?? "",
                from: SignInOrigin(
                    source: site.source(of: request, from: context.peer), device: request.cookies[deviceCookie]?.value,
                    session: Sessions.token(of: request, secure: site.secure)))
            var response = Sessions.signIn(new.token, to: context.form["return"] ?? "/", secure: site.secure)
            response.setCookie(
                Cookie(
                    name: deviceCookie, value: new.device, maxAge: 180 * 86_400, path: "/", secure: site.secure,
                    httpOnly: true, sameSite: .strict))
            return response
        } catch let refusal as SignInRefused {
            let notice = await site.notice(of: refusal, in: context)
            var response = try await page(request, context, notice: notice)
                .response(status: refusal == .busy ? .tooManyRequests : .unauthorized)
            if refusal == .busy { response.headers[.retryAfter] = "5" }
            return response
        }
    }

    /// What a browser keeps that has signed in before: others' failures do not lock it out.
    private var deviceCookie: String { site.secure ? "__Host-device" : "device" }

    private func page(_ request: Request, _ context: WebContext, notice: Banner? = nil) async throws -> HTML {
        let language = context.language
        let shell = site.shell(request, context)
        let roles = site.isDemo ? try await site.useCases.demoRoles() : []
        let back = request.uri.queryParameters["return"].map(String.init) ?? context.form["return"] ?? "/"
        return shell.page(language.text("sign-in.title"), lead: language.text("sign-in.lead"), notice: notice) { html in
            if !roles.isEmpty {
                html.section(.class("block")) { html in
                    html.h2(text: language.text("sign-in.demo"))
                    html.p(.class("hint"), text: language.text("sign-in.demo-hint"))
                    html.postForm(to: "/demo", token: shell.formToken, .class("roles")) { html in
                        html.input(.type(.hidden), .name("return"), .value(back))
                        for role in roles { html.role(role, in: language) }
                    }
                }
            }
            html.section(.class("block")) { html in
                if !roles.isEmpty { html.h2(text: language.text("sign-in.account")) }
                html.postForm(to: "/sign-in", token: shell.formToken, .class("form sign-in")) { html in
                    html.input(.type(.hidden), .name("return"), .value(back))
                    html.ask(Self.login, text: context.form["login"], in: language, .autocomplete("username"))
                    html.ask(Self.password, in: language, .autocomplete("current-password"))
                    html.div(.class("actions")) { html in
                        html.button(.class("button button-primary"), text: language.text("button.sign-in"))
                    }
                }
            }
            html.unclassifiedLine(in: language)
        }
    }
}

extension HTML {
    fileprivate mutating func role(_ role: DemoRole, in language: Language) {
        button(.class("role"), .name("member"), .value(role.member.text)) { html in
            html.span(.class("role-name")) { html in
                html.text(language.text("demo-role.\(role.kind.rawValue)"))
                html.span(.class("role-person"), text: role.name)
            }
            html.span(
                .class("role-does"), text: language.text("demo-role.\(role.kind.rawValue)-does", ["place": role.place]))
        }
    }
}
