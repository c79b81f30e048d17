//! The journal through crashes: cut anywhere, reopened, filled, acknowledged.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

const LIMIT: u64 = 1 << 20;

struct Dir(tempfile::TempDir);

impl Dir {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("journal")
    }

    fn open(&self) -> (Journal, Recovery) {
        Journal::open(&self.path(), LIMIT).unwrap()
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }
}

fn report(text: &str) -> Value {
    json!({ "report": text })
}

fn pending(journal: &Journal) -> Vec<(u64, Value)> {
    let entries = journal.pending_after(0, usize::MAX, u64::MAX).unwrap();
    entries.into_iter().map(|entry| (entry.number, serde_json::from_slice(&entry.json).unwrap())).collect()
}

fn numbers(journal: &Journal) -> Vec<u64> {
    pending(journal).into_iter().map(|(number, _)| number).collect()
}

#[test]
fn reports_are_numbered_and_come_back_after_a_crash() {
    let dir = Dir::new();
    let (mut journal, recovery) = dir.open();
    assert_eq!(recovery, Recovery { pending: 0, next: 1, torn_bytes: 0 });
    assert_eq!(journal.append(&[report("a"), report("b")]).unwrap(), 1..3);
    assert_eq!(journal.append(&[report("c")]).unwrap(), 3..4);
    drop(journal);
    let (mut journal, recovery) = dir.open();
    assert_eq!(recovery, Recovery { pending: 3, next: 4, torn_bytes: 0 });
    assert_eq!(pending(&journal), [(1, report("a")), (2, report("b")), (3, report("c"))]);
    assert_eq!(journal.append(&[report("d")]).unwrap(), 4..5);
    assert_eq!(journal.append::<Value>(&[]).unwrap(), 5..5);
}

#[test]
fn what_is_acknowledged_does_not_come_back_and_its_numbers_are_not_used_again() {
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    journal.append(&[report("a"), report("b"), report("c")]).unwrap();
    journal.acknowledge(2).unwrap();
    assert_eq!(numbers(&journal), [3]);
    drop(journal);
    let (mut journal, _) = dir.open();
    assert_eq!(numbers(&journal), [3]);
    for number in [1, 3, 99] {
        journal.acknowledge(number).unwrap();
    }
    assert_eq!((numbers(&journal), journal.next_number()), (vec![], 4));
    drop(journal);
    let (mut journal, recovery) = dir.open();
    assert_eq!(recovery.next, 4);
    assert_eq!(journal.append(&[report("d")]).unwrap(), 4..5);
}

#[test]
fn a_run_is_posted_once_whoever_dies_until_it_is_forgotten() {
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    assert!(!journal.was_posted("run_a"));
    assert_eq!(journal.note_posted("run_a").unwrap(), Posted::Now);
    assert_eq!(journal.note_posted("run_a").unwrap(), Posted::Before);
    drop(journal);
    let (mut journal, _) = dir.open();
    assert_eq!(journal.note_posted("run_a").unwrap(), Posted::Before);
    assert_eq!(journal.note_posted("run_b").unwrap(), Posted::Now);
    journal.forget_posted("run_a").unwrap();
    journal.forget_posted("run_never").unwrap();
    drop(journal);
    let (journal, _) = dir.open();
    assert_eq!(journal.posted().collect::<Vec<_>>(), ["run_b"]);
}

#[test]
fn the_notes_of_a_host_that_is_gone_tell_what_was_surely_not_posted() {
    let dir = Dir::new();
    let noted = || posted_runs(&dir.path()).unwrap().map(|runs| runs.into_iter().collect::<Vec<_>>());
    assert_eq!(noted(), None, "there is no journal");
    let (mut journal, _) = dir.open();
    journal.note_posted("run_a").unwrap();
    journal.note_posted("run_b").unwrap();
    journal.forget_posted("run_a").unwrap();
    journal.append(&[report("a")]).unwrap();
    assert!(matches!(posted_runs(&dir.path()), Err(JournalError::InUse)), "its host lives");
    drop(journal);
    let before = dir.bytes();
    assert_eq!(noted(), Some(vec!["run_b".to_owned()]));

    let mut torn = before.clone();
    torn.extend_from_slice(b"half a record");
    std::fs::write(dir.path(), &torn).unwrap();
    assert_eq!(noted(), None, "what is torn may have been a note");
    assert_eq!(dir.bytes(), torn, "it is only looked at");
    std::fs::write(dir.path(), "something else").unwrap();
    assert!(matches!(posted_runs(&dir.path()), Err(JournalError::Foreign)));
}

#[test]
fn notes_outlive_acknowledgements_and_compaction() {
    let dir = Dir::new();
    let (mut journal, _) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
    journal.note_posted("run_a").unwrap();
    for _ in 0..200 {
        let numbers = journal.append(&[report(&"x".repeat(100))]).unwrap();
        journal.acknowledge(numbers.start).unwrap();
        assert!(dir.bytes().len() as u64 <= LIMIT_BYTES_MIN);
    }
    drop(journal);
    let (journal, recovery) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
    assert!(journal.was_posted("run_a"));
    assert_eq!(recovery, Recovery { pending: 0, next: 201, torn_bytes: 0 });
}

#[test]
fn a_full_journal_refuses_whole_batches_until_something_is_acknowledged() {
    let dir = Dir::new();
    let (mut journal, _) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
    let large = report(&"x".repeat(500));
    let mut last = 0;
    let full = loop {
        match journal.append(std::slice::from_ref(&large)) {
            Ok(numbers) => last = numbers.start,
            Err(error) => break error,
        }
    };
    let JournalError::Full { limit_bytes, live_bytes } = full else { panic!("{full:?}") };
    assert_eq!(limit_bytes, LIMIT_BYTES_MIN);
    assert!(live_bytes >= limit_bytes * 3 / 4 && live_bytes <= limit_bytes, "{live_bytes}");
    assert_eq!(numbers(&journal), (1..=last).collect::<Vec<_>>(), "nothing of the refused batch is there");
    let room = "run_".repeat(200);
    assert!(matches!(journal.note_posted(&room), Err(JournalError::Full { .. })), "a note is refused too");
    assert!(!journal.was_posted(&room), "and then the run must not be posted");
    journal.acknowledge(last / 2).unwrap();
    assert_eq!(journal.append(&[large]).unwrap(), last + 1..last + 2);
    assert_eq!(numbers(&journal), (last / 2 + 1..=last + 1).collect::<Vec<_>>());
    let error = journal.append(&[report(&"x".repeat(5000))]).unwrap_err();
    assert!(matches!(error, JournalError::TooLarge { .. }), "{error:?}");
}

#[test]
fn a_full_journal_still_takes_what_frees_room() {
    let dir = Dir::new();
    let (mut journal, _) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
    journal.note_posted("run_a").unwrap();
    while journal.append(&[report("x")]).is_ok() {}
    for number in 1..journal.next_number() {
        journal.acknowledge(number).unwrap();
        assert!(dir.bytes().len() as u64 <= LIMIT_BYTES_MIN);
    }
    while journal.append(&[report("x")]).is_ok() {}
    journal.forget_posted("run_a").unwrap();
    assert!(dir.bytes().len() as u64 <= LIMIT_BYTES_MIN);
    let next = journal.next_number();
    drop(journal);
    let (journal, recovery) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
    assert!(!journal.was_posted("run_a"));
    assert_eq!((recovery.next, recovery.torn_bytes), (next, 0));
}

#[test]
fn pending_reports_are_given_in_bounded_pieces() {
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    journal.append(&[report("0123456789"), report("0123456789"), report("0123456789")]).unwrap();
    let given = |after, bytes| {
        let entries = journal.pending_after(after, usize::MAX, bytes).unwrap();
        entries.iter().map(|entry| entry.number).collect::<Vec<_>>()
    };
    assert_eq!(given(0, 50), [1, 2]);
    assert_eq!(given(2, 50), [3]);
    assert_eq!(given(0, 1), [1], "at least one, or a large report would block all");
    assert_eq!(given(3, 50), Vec::<u64>::new());
}

#[test]
fn one_process_at_a_time() {
    let dir = Dir::new();
    let (journal, _) = dir.open();
    assert!(matches!(Journal::open(&dir.path(), LIMIT), Err(JournalError::InUse)));
    drop(journal);
    dir.open();
}

#[test]
fn a_file_that_is_no_journal_is_left_alone() {
    for bytes in [&b""[..], b"HUBJRNL1", b"something else entirely, and long enough for a head"] {
        let dir = Dir::new();
        std::fs::write(dir.path(), bytes).unwrap();
        assert!(matches!(Journal::open(&dir.path(), LIMIT), Err(JournalError::Foreign)));
        assert_eq!(dir.bytes(), bytes);
    }
}

#[test]
fn only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = Dir::new();
    let (mut journal, _) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
    let mode = || std::fs::metadata(dir.path()).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    for _ in 0..50 {
        let numbers = journal.append(&[report(&"x".repeat(100))]).unwrap();
        journal.acknowledge(numbers.start).unwrap();
    }
    assert_eq!(mode(), 0o600, "also after compaction");
}

#[test]
fn a_damaged_record_ends_the_journal_and_is_told() {
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    journal.append(&[report("a")]).unwrap();
    let good = dir.bytes().len();
    journal.append(&[report("b")]).unwrap();
    journal.append(&[report("c")]).unwrap();
    drop(journal);
    let mut bytes = dir.bytes();
    let torn_bytes = (bytes.len() - good) as u64;
    bytes[good + 10] ^= 1;
    std::fs::write(dir.path(), &bytes).unwrap();
    let (mut journal, recovery) = dir.open();
    assert_eq!(recovery, Recovery { pending: 1, next: 2, torn_bytes });
    assert_eq!(journal.append(&[report("d")]).unwrap(), 2..3);
    drop(journal);
    let (journal, recovery) = dir.open();
    assert_eq!((pending(&journal), recovery.torn_bytes), (vec![(1, report("a")), (2, report("d"))], 0));
}

#[test]
fn a_record_out_of_its_order_ends_the_journal() {
    let dir = Dir::new();
    let mut bytes = record::header(5).to_vec();
    record::write(&mut bytes, Kind::Report, 5, b"\"a\"");
    let good = bytes.len();
    record::write(&mut bytes, Kind::Report, 7, b"\"c\"");
    std::fs::write(dir.path(), &bytes).unwrap();
    let (journal, recovery) = dir.open();
    let torn_bytes = (bytes.len() - good) as u64;
    assert_eq!(recovery, Recovery { pending: 1, next: 6, torn_bytes });
    assert_eq!(numbers(&journal), [5]);
}

#[test]
fn a_disk_that_fails_makes_the_journal_refuse_everything_more() {
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    journal.append(&[report("a")]).unwrap();
    journal.file = File::open(dir.path()).unwrap();
    assert!(matches!(journal.append(&[report("b")]), Err(JournalError::Disk { .. })), "not open for writing");
    assert!(matches!(journal.append(&[report("b")]), Err(JournalError::Broken)));
    assert!(matches!(journal.note_posted("run_a"), Err(JournalError::Broken)));
    assert!(!journal.was_posted("run_a"));
    drop(journal);
    assert_eq!(numbers(&dir.open().0), [1]);
}

#[test]
fn only_a_write_without_room_that_is_taken_back_may_be_tried_again() {
    use io::ErrorKind::{InvalidData, PermissionDenied, QuotaExceeded, StorageFull};
    for (kind, is_cut, may_be_tried) in [
        (StorageFull, true, true),
        (QuotaExceeded, true, true),
        (StorageFull, false, false),
        (PermissionDenied, true, false),
        (InvalidData, false, false),
    ] {
        let error = failed_write(kind.into(), is_cut);
        assert_eq!(matches!(error, JournalError::NoSpace(_)), may_be_tried, "{kind} {is_cut}");
        assert_ne!(matches!(error, JournalError::Disk { .. }), may_be_tried, "{kind} {is_cut}");
    }
    // On a disk that is always full nothing can be taken back.
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    journal.file = File::options().read(true).write(true).open("/dev/full").unwrap();
    assert!(matches!(journal.append(&[report("a")]), Err(JournalError::Disk { .. })));
    assert!(matches!(journal.append(&[report("a")]), Err(JournalError::Broken)));
}

#[test]
fn a_compaction_without_room_leaves_the_journal_as_it_was() {
    let dir = Dir::new();
    let (mut journal, _) = dir.open();
    journal.append(&[report("a")]).unwrap();
    // Where its new file would be there is something that cannot be written.
    let new = dir.path().with_added_extension("new");
    std::fs::create_dir(&new).unwrap();
    assert!(matches!(journal.compact(), Err(JournalError::Disk { .. })));
    assert!(journal.append(&[report("b")]).is_ok(), "it goes on");
    assert_eq!(numbers(&journal), [1, 2]);
}

/// One thing that is done to a journal.
#[derive(Clone, Debug)]
enum Act {
    Append(Vec<String>),
    Acknowledge(prop::sample::Index),
    Post(u8),
    Forget(u8),
    Reopen,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => proptest::collection::vec(".{0,200}", 1..4).prop_map(Act::Append),
        2 => any::<prop::sample::Index>().prop_map(Act::Acknowledge),
        2 => (0u8..6).prop_map(Act::Post),
        1 => (0u8..6).prop_map(Act::Forget),
        1 => Just(Act::Reopen),
    ];
    proptest::collection::vec(act, 1..40)
}

/// What a journal should hold.
#[derive(Clone, Debug, Default, PartialEq)]
struct Model {
    pending: Vec<(u64, Value)>,
    posted: BTreeSet<String>,
    next: u64,
}

impl Model {
    fn of(journal: &Journal) -> Self {
        let posted = journal.posted().map(str::to_owned).collect();
        Self { pending: pending(journal), posted, next: journal.next_number() }
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Append(texts) => {
                for text in texts {
                    self.pending.push((self.next, report(text)));
                    self.next += 1;
                }
            }
            Act::Acknowledge(at) => {
                let number = at.index(usize::try_from(self.next).unwrap()) as u64;
                self.pending.retain(|(pending, _)| *pending > number);
            }
            Act::Post(run) => {
                self.posted.insert(format!("run_{run}"));
            }
            Act::Forget(run) => {
                self.posted.remove(&format!("run_{run}"));
            }
            Act::Reopen => {}
        }
    }
}

/// Does the act; false if the journal is full, when nothing must have happened.
fn act(journal: &mut Journal, act: &Act) -> bool {
    let done = match act {
        Act::Append(texts) => {
            journal.append(&texts.iter().map(|text| report(text)).collect::<Vec<_>>()).map(drop)
        }
        Act::Acknowledge(at) => {
            journal.acknowledge(at.index(usize::try_from(journal.next_number()).unwrap()) as u64)
        }
        Act::Post(run) => journal.note_posted(&format!("run_{run}")).map(drop),
        Act::Forget(run) => journal.forget_posted(&format!("run_{run}")),
        Act::Reopen => Ok(()),
    };
    match done {
        Ok(()) => true,
        Err(JournalError::Full { .. }) => false,
        Err(error) => panic!("{error:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Small enough for compactions and refusals to happen.
    #[test]
    fn a_journal_holds_what_a_list_would(acts in acts()) {
        let dir = Dir::new();
        let (mut journal, _) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
        let mut model = Model { next: 1, ..Model::default() };
        for step in &acts {
            if matches!(step, Act::Reopen) {
                drop(journal);
                let (reopened, recovery) = Journal::open(&dir.path(), LIMIT_BYTES_MIN).unwrap();
                prop_assert_eq!(recovery.torn_bytes, 0);
                journal = reopened;
            }
            if act(&mut journal, step) {
                model.act(step);
            }
            prop_assert_eq!(Model::of(&journal), model.clone());
            prop_assert!(dir.bytes().len() as u64 <= LIMIT_BYTES_MIN);
        }
    }

    /// A crash may leave any beginning of what was being written. Each act is one record or one
    /// batch; a cut inside it undoes the records behind the cut and nothing before.
    #[test]
    fn a_cut_at_any_byte_loses_only_what_was_being_written(acts in acts(), at: prop::sample::Index) {
        let dir = Dir::new();
        let (mut journal, _) = dir.open();
        let mut model = Model { next: 1, ..Model::default() };
        // The length of the file after each record, and what it then holds.
        let mut states = vec![(dir.bytes().len(), model.clone())];
        for step in &acts {
            let singles: Vec<Act> = match step {
                Act::Append(texts) => texts.iter().map(|text| Act::Append(vec![text.clone()])).collect(),
                other => vec![other.clone()],
            };
            for single in singles {
                prop_assert!(act(&mut journal, &single));
                model.act(&single);
                states.push((dir.bytes().len(), model.clone()));
            }
        }
        drop(journal);
        let whole = dir.bytes();
        let cut = HEADER_BYTES + at.index(whole.len() - HEADER_BYTES + 1);
        std::fs::write(dir.path(), &whole[..cut]).unwrap();
        let (length, expected) = states.iter().rfind(|(length, _)| *length <= cut).unwrap();
        let (mut journal, recovery) = dir.open();
        prop_assert_eq!(recovery.torn_bytes, (cut - length) as u64);
        prop_assert_eq!(Model::of(&journal), expected.clone());
        let numbers = journal.append(&[report("after")]).unwrap();
        prop_assert_eq!(numbers.start, expected.next);
        drop(journal);
        let (_, recovery) = dir.open();
        prop_assert_eq!((recovery.next, recovery.torn_bytes), (expected.next + 1, 0));
    }
}
