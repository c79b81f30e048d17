// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! The contract's own schemas as `JsonSchema`, so that an emitted document says what the contract says.

use schemars::r#gen::SchemaGenerator;
use schemars::schema::Schema;
use serde_json::Value;

/// Gives a type the schema that it has in the contract.
macro_rules! own_schema {
    ($($name:ident,)+) => {
        $(impl schemars::JsonSchema for crate::$name {
            fn schema_name() -> String {
                stringify!($name).to_owned()
            }

            fn json_schema(generator: &mut schemars::r#gen::SchemaGenerator) -> schemars::schema::Schema {
                crate::schema::from_contract(generator, stringify!($name))
            }
        })+

        /// Makes the generator define a named schema that another one refers to.
        fn define(generator: &mut schemars::r#gen::SchemaGenerator, name: &str) {
            match name {
                $(stringify!($name) => drop(generator.subschema_for::<crate::$name>()),)+
                _ => {}
            }
        }
    };
}

pub(crate) use own_schema;

/// The schema of this name in the contract, with what it refers to defined in the generator.
pub(crate) fn from_contract(generator: &mut SchemaGenerator, name: &str) -> Schema {
    let schemas: Value = serde_json::from_str(crate::SCHEMAS).expect("the generator wrote valid JSON");
    with_references(generator, &schemas[name])
}

/// A schema from its JSON text, with what it refers to defined in the generator.
///
/// Panics when the text is no schema: it is for texts that the generator wrote.
pub fn from_text(generator: &mut SchemaGenerator, text: &str) -> Schema {
    with_references(generator, &serde_json::from_str(text).expect("the generator wrote valid JSON"))
}

fn with_references(generator: &mut SchemaGenerator, schema: &Value) -> Schema {
    for reference in references(schema) {
        crate::define(generator, &reference);
    }
    serde_json::from_value(schema.clone()).expect("the contract's schemas are JSON Schema objects")
}

/// The names of the schemas that a schema refers to.
fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("$ref", Value::String(target)) => {
                    target.strip_prefix("#/components/schemas/").map(str::to_owned).into_iter().collect()
                }
                ("example", _) => Vec::new(),
                _ => references(value),
            })
            .collect(),
        Value::Array(values) => values.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
