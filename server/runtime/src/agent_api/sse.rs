//! The decoder of `text/event-stream` bytes: pure, incremental, bounded.
//!
//! Knows lines, fields and frames. It must not know what the agent's frames mean (see
//! `event.rs`), nor sockets or time. Whatever way the bytes are cut into chunks, the same items
//! come out; what it holds between two chunks never exceeds [`SseDecoder::new`]'s limit.
//!
//! It is stricter than the browsers' rule in one point: a line that is no field of the format is
//! reported as [`SseItem::Malformed`] and not skipped, because the Hub is the only reader there
//! will ever be and wants to know that something was lost.

/// One thing found in an event stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SseItem {
    /// A frame with data, ended by its blank line.
    Frame(SseFrame),
    /// A comment line without its colon and one leading space (`keepalive`, `stream closed`).
    Comment(String),
    /// Bytes that are no frame and no comment. The bytes themselves are not kept: they may hold anything.
    Malformed(SseFault),
}

/// A frame as the format defines it; hermes-agent sends `data` only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SseFrame {
    /// The `event:` field, if there was one.
    pub event: Option<String>,
    /// The `data:` lines, joined by newlines.
    pub data: String,
}

/// Why bytes were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SseFault {
    /// A line or a frame was longer than the limit. All of that frame is dropped.
    TooLong {
        /// The limit that was exceeded, in bytes.
        limit_bytes: usize,
    },
    /// A line was not UTF-8. The rest of its frame is still read.
    NotUtf8,
    /// A line was no field of the format. The rest of its frame is still read.
    UnknownField,
}

/// What was left when the stream ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SseEnd {
    /// The stream ended between two frames.
    Whole,
    /// The stream ended inside a frame, which is lost.
    Torn,
}

/// The decoder's state between two chunks.
#[derive(Debug)]
pub struct SseDecoder {
    limit_bytes: usize,
    line: Vec<u8>,
    frame: SseFrame,
    has_data: bool,
    touched: bool,
    /// The frame at hand exceeded the limit: skip to its blank line.
    skipping: bool,
    skipped_line_bytes: bool,
    /// The last byte was CR, so that a LF right after it ends no second line.
    after_cr: bool,
    at_start: bool,
}

impl SseDecoder {
    /// A decoder that refuses lines and frames longer than `limit_bytes`.
    pub fn new(limit_bytes: usize) -> Self {
        Self {
            limit_bytes,
            line: Vec::new(),
            frame: SseFrame::default(),
            has_data: false,
            touched: false,
            skipping: false,
            skipped_line_bytes: false,
            after_cr: false,
            at_start: true,
        }
    }

    /// Takes the next bytes; answers what they completed, in order.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<SseItem> {
        let mut items = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            if std::mem::take(&mut self.after_cr) && rest[0] == b'\n' {
                rest = &rest[1..];
                continue;
            }
            match rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                None => {
                    self.take_part(rest, &mut items);
                    break;
                }
                Some(end) => {
                    self.take_part(&rest[..end], &mut items);
                    self.after_cr = rest[end] == b'\r';
                    rest = &rest[end + 1..];
                    self.end_line(&mut items);
                }
            }
        }
        items
    }

    /// Says whether the stream ended between frames. Nothing more can come out: an unfinished
    /// frame is never given, as the format demands.
    pub fn finish(self) -> SseEnd {
        if self.touched || self.skipping || !self.line.is_empty() { SseEnd::Torn } else { SseEnd::Whole }
    }

    /// Bytes held until more arrive; for the test of the memory bound.
    #[cfg(test)]
    fn held_bytes(&self) -> usize {
        self.line.len() + self.frame.data.len() + self.frame.event.as_ref().map_or(0, String::len)
    }

    fn take_part(&mut self, part: &[u8], items: &mut Vec<SseItem>) {
        if self.skipping {
            self.skipped_line_bytes |= !part.is_empty();
            return;
        }
        let frame = self.frame.data.len() + self.frame.event.as_ref().map_or(0, String::len);
        if frame + self.line.len() + part.len() <= self.limit_bytes {
            self.line.extend_from_slice(part);
            return;
        }
        self.line = Vec::new();
        self.frame = SseFrame::default();
        self.has_data = false;
        self.touched = false;
        self.skipping = true;
        self.skipped_line_bytes = true;
        items.push(SseItem::Malformed(SseFault::TooLong { limit_bytes: self.limit_bytes }));
    }

    fn end_line(&mut self, items: &mut Vec<SseItem>) {
        if self.skipping {
            // A line without bytes is the blank line that ends the frame being skipped.
            self.skipping = std::mem::take(&mut self.skipped_line_bytes);
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.at_start) && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        if line.is_empty() {
            self.end_frame(items);
            return;
        }
        match String::from_utf8(line) {
            Ok(line) => self.read_field(&line, items),
            Err(_) => {
                self.touched = true;
                items.push(SseItem::Malformed(SseFault::NotUtf8));
            }
        }
    }

    fn read_field(&mut self, line: &str, items: &mut Vec<SseItem>) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        if name.is_empty() && line.starts_with(':') {
            items.push(SseItem::Comment(value.to_owned()));
            return;
        }
        self.touched = true;
        match name {
            "data" => {
                if self.has_data {
                    self.frame.data.push('\n');
                }
                self.frame.data.push_str(value);
                self.has_data = true;
            }
            "event" => self.frame.event = Some(value.to_owned()),
            // Neither is ever sent by the agent, and a single reader that cannot resume needs neither.
            "id" | "retry" => {}
            _ => items.push(SseItem::Malformed(SseFault::UnknownField)),
        }
    }

    fn end_frame(&mut self, items: &mut Vec<SseItem>) {
        let frame = std::mem::take(&mut self.frame);
        self.touched = false;
        if std::mem::take(&mut self.has_data) {
            items.push(SseItem::Frame(frame));
        }
    }
}

#[cfg(test)]
mod tests;
