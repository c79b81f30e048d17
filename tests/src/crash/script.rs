//! What runs are asked to do, and how each kind ends when nobody kills its agent. Pure.

use fastrand::Rng;
use hermes_hub_client::types::RunState;

/// A kind of run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Says a few words, one after another.
    Text,
    /// Uses tools between words.
    Tools,
    /// Leaves a process behind that outlives its run.
    Background,
    /// Asks before it acts, and is answered.
    Approval,
    /// Goes on for long, and is stopped.
    Stop,
    /// Says nothing more, and is stopped.
    Hang,
    /// Fails by its own fault.
    Fail,
    /// Says what it was told in its session before.
    Echo,
    /// Asks its model, through the Hub, and says what that says.
    Model,
}

/// What a model's answer ends with.
pub(crate) const MODEL_END: &str = "END";
/// The tokens that a model's answer takes.
pub(crate) const MODEL_TOKENS: (i64, i64) = (107, 23);

impl Kind {
    /// A kind for a run without a session.
    pub(crate) fn any(rng: &mut Rng) -> Self {
        match rng.u32(0..20) {
            0..6 => Self::Text,
            6..8 => Self::Tools,
            8 => Self::Background,
            9..12 => Self::Approval,
            12..14 => Self::Stop,
            14 => Self::Hang,
            15..19 => Self::Model,
            _ => Self::Fail,
        }
    }

    /// The input of a run of this kind. `marker` is in it and in no other.
    pub(crate) fn input(self, marker: &str, rng: &mut Rng) -> String {
        let words = |rng: &mut Rng| format!("[[drip:{},{}]]", rng.u32(5..25), rng.u32(5..40));
        let said = format!("[[say:{marker} ]]");
        match self {
            Self::Text => said + &words(rng),
            Self::Tools => {
                let (before, after) = (words(rng), words(rng));
                format!(
                    "{said}[[tool:read_file,{marker}.txt,0.1]]{before}[[tool-fails:terminal,false,0.1]]{after}"
                )
            }
            // Longer than any test: whoever finds it has found a leftover.
            Self::Background => format!("{said}[[background:exec sleep 3600]]{}", words(rng)),
            Self::Approval => format!("{said}[[approve:rm -rf {marker}|delete]]{}", words(rng)),
            Self::Stop => format!("{said}[[drip:3000,20]]"),
            Self::Hang => format!("{said}[[hang]]"),
            Self::Fail => format!("{said}[[fail:{marker} failed]]"),
            Self::Echo => format!("{marker} [[echo]]"),
            Self::Model => {
                let (input, output) = MODEL_TOKENS;
                let (count, pause) = (rng.u32(3..30), rng.u32(1..30));
                // Closing brackets of the model's own directives are escaped in the agent's.
                let script =
                    format!("[[drip:{count},{pause}]] [[say: {MODEL_END}]] [[usage:{input},{output}]]");
                format!("{said}[[model:{marker} {}]]", script.replace(']', "\\]"))
            }
        }
    }

    /// After how many events a run of this kind is stopped; `None` if it ends by itself.
    pub(crate) fn stopped_after(self, rng: &mut Rng) -> Option<i64> {
        match self {
            Self::Stop => Some(rng.i64(1..30)),
            Self::Hang => Some(4),
            _ => None,
        }
    }

    /// Whether a run of this kind, left to itself, may end so.
    pub(crate) fn may_end(self, state: &RunState) -> bool {
        match self {
            Self::Text | Self::Tools | Self::Background | Self::Approval | Self::Echo | Self::Model => {
                *state == RunState::Completed
            }
            Self::Stop | Self::Hang => *state == RunState::Cancelled,
            Self::Fail => *state == RunState::Failed,
        }
    }
}
