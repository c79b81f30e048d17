//! Builds the crate anew when a migration is added: `sqlx::migrate!` by itself sees only changes of those it read.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
