/// One thing that an audit of the log found wrong.
public enum Finding: Hashable, Sendable {
    /// The columns of this event no longer give its stored digest.
    case eventAltered(EventName)
    /// No event stands at these positions, though batches cover them.
    case eventMissing(positions: ClosedRange<Int64>)
    /// This event came at or before a position already read: it stands twice, or was moved.
    case eventOutOfOrder(EventName)
    /// No batch covers these positions.
    case positionsUncovered(ClosedRange<Int64>)
    /// The digests of this batch's events no longer give its root.
    case rootMismatch(batch: Int64)
    /// The link of this batch does not follow from the batch before it.
    case linkBroken(batch: Int64)
    /// The chain has no batches of these numbers.
    case batchMissing(numbers: ClosedRange<Int64>)
    /// This batch came at or before a number already read, or belongs to another tenant.
    case batchOutOfOrder(batch: Int64)
    /// The positions of this batch are empty, or overlap those of an earlier one.
    case batchRangeInvalid(batch: Int64)
    /// The chain ends before the head that was kept outside: these batches are gone.
    case tailTruncated(batches: ClosedRange<Int64>, lastKnown: ChainHead)
    /// The batch that was once the head is no longer the same: history was rewritten before it.
    case headMismatch(batch: Int64)
}
