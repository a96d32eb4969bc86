extension Procedure {
    /// What is asked of whom in the self-examination (对照检查 / 发言提纲).
    public struct Examination: Codable, Equatable, Sendable {
        /// What members write who are no leaders; leaders always write the full paper.
        public var ordinary: Paper

        public init(ordinary: Paper) { self.ordinary = ordinary }

        /// 对照检查材料: gains and every aspect; 问题清单: problems with what is to be done about them.
        public enum Paper: String, Codable, Sendable, CaseIterable { case full, problemList }
    }
}

extension BranchFacts {
    /// What this member is asked to write.
    public func paper(of member: Member.ID) -> Procedure.Examination.Paper {
        isLeader(member) ? .full : procedure.examination?.ordinary ?? .full
    }
}
