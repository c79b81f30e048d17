// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! Prints the document that dropshot emits for the server's types, for `hub-spec conform`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{:#}", hub_api::document::emit()?);
    Ok(())
}
