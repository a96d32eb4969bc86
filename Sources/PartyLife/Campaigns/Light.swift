/// A light (预警状态): how a step stands against its deadline. Always shown with shape and word, never by colour alone.
public enum Light: Equatable, Sendable {
    /// 已完成.
    case done
    /// 按期: begun, and not due soon.
    case onTime
    /// N 天内到期.
    case dueSoon(days: Int)
    /// 已逾期.
    case overdue(days: Int)
    /// 未启动.
    case notStarted

    /// - Parameter amberDays: from how many days before the deadline on the light is amber.
    public init(isDone: Bool, hasStarted: Bool, deadline: Day?, today: Day, amberDays: Int) {
        if isDone {
            self = .done
        } else if let deadline, today > deadline {
            self = .overdue(days: today - deadline)
        } else if let deadline, deadline - today <= amberDays {
            self = .dueSoon(days: deadline - today)
        } else {
            self = hasStarted ? .onTime : .notStarted
        }
    }
}
