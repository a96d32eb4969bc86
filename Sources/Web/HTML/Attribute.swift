/// An attribute of an element. Names are fixed in code and values are escaped when written; there is none for
/// `style` or event handlers, which the content security policy refuses anyway.
public struct Attribute: Sendable {
    let prefix: StaticString
    let name: StaticString
    let value: String?

    private init(_ name: StaticString, _ value: String?, prefix: StaticString = "") {
        self.prefix = prefix
        self.name = name
        self.value = value
    }

    public static func id(_ value: String) -> Self { Self("id", value) }
    public static func `class`(_ names: String) -> Self { Self("class", names) }
    public static func lang(_ code: String) -> Self { Self("lang", code) }
    public static func title(_ value: String) -> Self { Self("title", value) }
    public static func role(_ value: StaticString) -> Self { Self("role", value.description) }
    public static func tabindex(_ value: Int) -> Self { Self("tabindex", String(value)) }
    public static let hidden = Self("hidden", nil)
    public static let open = Self("open", nil)
    var isChecked: Bool { value == nil && name.description == "checked" }
    var isOpen: Bool { value == nil && name.description == "open" }

    /// `data-…`: for stacked tables (`data-label`) and for the script.
    public static func data(_ name: StaticString, _ value: String) -> Self { Self(name, value, prefix: "data-") }
    /// `aria-…`
    public static func aria(_ name: StaticString, _ value: String) -> Self { Self(name, value, prefix: "aria-") }

    public static func colspan(_ count: Int) -> Self { Self("colspan", String(count)) }
    public static func rowspan(_ count: Int) -> Self { Self("rowspan", String(count)) }
    public static func scope(_ value: StaticString) -> Self { Self("scope", value.description) }
    /// `datetime` of a `<time>`.
    public static func datetime(_ value: String) -> Self { Self("datetime", value) }
    /// `start` of an ordered list.
    public static func start(_ number: Int) -> Self { Self("start", String(number)) }

    public static func src(_ path: String) -> Self { Self("src", SafePath.checked(path)) }
    public static func alt(_ text: String) -> Self { Self("alt", text) }
    public static func width(_ pixels: Int) -> Self { Self("width", String(pixels)) }
    public static func height(_ pixels: Int) -> Self { Self("height", String(pixels)) }
    /// Places and proportions of a drawing.
    static func x(_ units: Int) -> Self { Self("x", String(units)) }
    static func y(_ units: Int) -> Self { Self("y", String(units)) }
    static func viewBox(_ value: StaticString) -> Self { Self("viewBox", value.description) }
    static let stretched = Self("preserveAspectRatio", "none")
    public static func rel(_ value: StaticString) -> Self { Self("rel", value.description) }
    public static let download = Self("download", nil)
    public static let `defer` = Self("defer", nil)
    public static func charset(_ value: StaticString) -> Self { Self("charset", value.description) }
    public static func content(_ value: String) -> Self { Self("content", value) }

    /// A link inside this site: `/…`, `?…` or `#…`. Anything else (another site, `javascript:`) becomes `#`.
    public static func href(_ path: String) -> Self { Self("href", SafePath.checked(path)) }
    /// A link with a query; names and values are percent-encoded.
    public static func href(_ path: String, query: KeyValuePairs<String, String>) -> Self {
        href(SafePath.appending(query.map { ($0.key, $0.value) }, to: path))
    }
}

extension Attribute {
    public enum InputType: String, Sendable {
        case text, password, number, date, time, email, tel, search, file, hidden, checkbox, radio
    }

    public enum ButtonType: String, Sendable {
        case submit, button
    }

    public static func action(_ path: String) -> Self { Self("action", SafePath.checked(path)) }
    public static func formAction(_ path: String) -> Self { Self("formaction", SafePath.checked(path)) }
    /// Where the script posts drafts of this form.
    public static func autosave(_ path: String) -> Self { Self("data-autosave", SafePath.checked(path)) }
    public static let post = Self("method", "post")
    public static let get = Self("method", "get")
    public static let multipart = Self("enctype", "multipart/form-data")
    public static func name(_ value: String) -> Self { Self("name", value) }
    public static func value(_ value: String) -> Self { Self("value", value) }
    public static func type(_ type: InputType) -> Self { Self("type", type.rawValue) }
    public static func button(_ type: ButtonType) -> Self { Self("type", type.rawValue) }
    public static func `for`(_ id: String) -> Self { Self("for", id) }
    public static func form(_ id: String) -> Self { Self("form", id) }
    public static func placeholder(_ value: String) -> Self { Self("placeholder", value) }
    public static func autocomplete(_ value: StaticString) -> Self { Self("autocomplete", value.description) }
    public static func inputMode(_ value: StaticString) -> Self { Self("inputmode", value.description) }
    public static func maxLength(_ count: Int) -> Self { Self("maxlength", String(count)) }
    public static func rows(_ count: Int) -> Self { Self("rows", String(count)) }
    public static func min(_ value: String) -> Self { Self("min", value) }
    public static func max(_ value: String) -> Self { Self("max", value) }
    public static func accept(_ types: StaticString) -> Self { Self("accept", types.description) }
    public static let required = Self("required", nil)
    public static let checked = Self("checked", nil)
    public static let selected = Self("selected", nil)
    public static let disabled = Self("disabled", nil)
    public static let readOnly = Self("readonly", nil)
    public static let multiple = Self("multiple", nil)
    public static let autofocus = Self("autofocus", nil)
    public static let noValidate = Self("novalidate", nil)
    public static let formNoValidate = Self("formnovalidate", nil)
}
