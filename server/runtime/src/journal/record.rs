//! The bytes of a journal: header and records, pure.
//!
//! ```text
//! header  "HUBJRNL1" | first number u64 | crc32 of both u32
//! record  payload length u32 | crc32 of all that follows u32 | kind u8 | number u64 | payload
//! ```
//!
//! Integers are little-endian. A record is whole or it is not there: whatever is missing, doubled
//! or altered in it, its checksum does not fit.

/// The first bytes of every journal; the last digit is the format's version.
const MAGIC: &[u8; 8] = b"HUBJRNL1";

/// Bytes of the header.
pub(super) const HEADER_BYTES: usize = 20;

/// Bytes of a record besides its payload.
pub(super) const FRAME_BYTES: usize = 17;

/// What a record is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A report, numbered.
    Report,
    /// A run that is about to be posted to the agent; the payload is its id.
    Posted,
    /// A run that need not be remembered any more; the payload is its id.
    Forgotten,
    /// All reports up to the record's number are acknowledged; no payload.
    Acknowledged,
}

impl Kind {
    fn code(self) -> u8 {
        match self {
            Self::Report => 1,
            Self::Posted => 2,
            Self::Forgotten => 3,
            Self::Acknowledged => 4,
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        Some(match code {
            1 => Self::Report,
            2 => Self::Posted,
            3 => Self::Forgotten,
            4 => Self::Acknowledged,
            _ => return None,
        })
    }
}

/// A record within the bytes it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) kind: Kind,
    pub(super) number: u64,
    pub(super) payload: &'a [u8],
}

impl Record<'_> {
    /// Bytes of the whole record.
    pub(super) fn length(&self) -> usize {
        FRAME_BYTES + self.payload.len()
    }
}

/// The header of a journal whose next report has this number.
pub(super) fn header(first: u64) -> [u8; HEADER_BYTES] {
    let mut bytes = [0; HEADER_BYTES];
    bytes[..8].copy_from_slice(MAGIC);
    bytes[8..16].copy_from_slice(&first.to_le_bytes());
    let checksum = crc32fast::hash(&bytes[..16]);
    bytes[16..].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// The number in a header; `None` if this is no header of ours.
pub(super) fn read_header(bytes: &[u8]) -> Option<u64> {
    let bytes: &[u8; HEADER_BYTES] = bytes.get(..HEADER_BYTES)?.try_into().ok()?;
    let first = u64::from_le_bytes(bytes[8..16].try_into().ok()?);
    (*bytes == header(first)).then_some(first)
}

/// Appends a record to `bytes`.
pub(super) fn write(bytes: &mut Vec<u8>, kind: Kind, number: u64, payload: &[u8]) {
    let length = u32::try_from(payload.len()).expect("the journal's limit is far below 4 GiB");
    bytes.extend_from_slice(&length.to_le_bytes());
    let checksum_at = bytes.len();
    bytes.extend_from_slice(&[0; 4]);
    bytes.push(kind.code());
    bytes.extend_from_slice(&number.to_le_bytes());
    bytes.extend_from_slice(payload);
    let mut checksum = crc32fast::Hasher::new();
    // The length too: a record whose length was altered must not swallow its neighbours.
    checksum.update(&length.to_le_bytes());
    checksum.update(&bytes[checksum_at + 4..]);
    bytes[checksum_at..checksum_at + 4].copy_from_slice(&checksum.finalize().to_le_bytes());
}

/// The record at the beginning of `bytes`; `None` if none stands there whole.
pub(super) fn read(bytes: &[u8]) -> Option<Record<'_>> {
    let length = u32_at(bytes, 0)?;
    let end = FRAME_BYTES.checked_add(usize::try_from(length).ok()?)?;
    let body = bytes.get(8..end)?;
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(&length.to_le_bytes());
    checksum.update(body);
    if checksum.finalize() != u32_at(bytes, 4)? {
        return None;
    }
    let number = u64::from_le_bytes(body[1..9].try_into().ok()?);
    Some(Record { kind: Kind::from_code(body[0])?, number, payload: &body[9..] })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds() -> impl Strategy<Value = Kind> {
        prop_oneof![Just(Kind::Report), Just(Kind::Posted), Just(Kind::Forgotten), Just(Kind::Acknowledged)]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(kind in kinds(), number: u64, payload: Vec<u8>, after: Vec<u8>) {
            let mut bytes = Vec::new();
            write(&mut bytes, kind, number, &payload);
            let length = bytes.len();
            bytes.extend(after);
            let record = read(&bytes).unwrap();
            prop_assert_eq!((record, record.length()), (Record { kind, number, payload: &payload }, length));
        }

        #[test]
        fn one_altered_byte_makes_it_no_record(
            payload in proptest::collection::vec(any::<u8>(), 0..50),
            at: prop::sample::Index,
            change in 1u8..,
        ) {
            let mut bytes = Vec::new();
            write(&mut bytes, Kind::Report, 7, &payload);
            let at = at.index(bytes.len());
            bytes[at] ^= change;
            prop_assert_eq!(read(&bytes), None);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = (read(&bytes), read_header(&bytes));
        }

        #[test]
        fn a_header_is_read_and_an_altered_one_is_not(first: u64, at in 0..HEADER_BYTES, change in 1u8..) {
            let mut bytes = header(first);
            prop_assert_eq!(read_header(&bytes), Some(first));
            bytes[at] ^= change;
            prop_assert_eq!(read_header(&bytes), None);
        }
    }
}
