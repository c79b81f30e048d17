//! The real agent through a Hub, as stories: what only it can show, since the other stories run on the scripted one.
//! Each module is a subject; each test is a sentence about it. All need the release that `make agent` installs.

mod code;
mod cron;
mod environment;
mod faults;
mod life;
mod outward;
mod skills;
mod steer;
mod work;
