//! Tests of the translation: a table of schemas with what they must take and refuse.

use jsonschema::Validator;

use super::*;

const COMPONENTS: &str = "
components:
  schemas:
    Id: {type: string, pattern: '^[a-z]+$', readOnly: true}
    Base: {type: object, required: [id, name], properties: {id: {$ref: '#/components/schemas/Id'}, name: {type: string}}}
    Thing:
      allOf:
        - $ref: '#/components/schemas/Base'
        - {type: object, required: [size], properties: {size: {type: integer, minimum: 1, exclusiveMinimum: true}}}
    Tree: {type: object, properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
    Colour: {type: string, enum: [red, green]}
    MaybeColour: {nullable: true, allOf: [{$ref: '#/components/schemas/Colour'}]}
    MaybeThing: {type: object, properties: {thing: {nullable: true, allOf: [{$ref: '#/components/schemas/Thing'}]}}}
    Labels: {type: object, maxProperties: 2, additionalProperties: {type: string}}
    Secret: {type: object, properties: {material: {type: string, writeOnly: true}, hint: {type: string}}}
    Part:
      oneOf:
        - {type: object, required: [type, text], properties: {type: {type: string, enum: [text]}, text: {type: string}}}
        - {type: object, required: [type, url], properties: {type: {type: string, enum: [link]}, url: {type: string}}}
    Ping: {allOf: [{$ref: '#/components/schemas/Pong'}]}
    Pong: {allOf: [{$ref: '#/components/schemas/Ping'}]}
    Lost: {$ref: '#/components/schemas/Nowhere'}
";

#[test]
fn what_each_direction_takes() {
    use Direction::{Request, Response};
    let document = Document::parse(COMPONENTS).unwrap();
    for (name, direction, value, takes) in [
        ("Thing", Request, json!({"name": "a", "size": 2}), true),
        ("Thing", Request, json!({"name": "a", "size": 1}), false),
        ("Thing", Request, json!({"name": "a", "size": 2, "siez": 3}), false),
        ("Thing", Request, json!({"id": "x", "name": "a", "size": 2}), false),
        ("Thing", Request, json!({"size": 2}), false),
        ("Thing", Response, json!({"id": "x", "name": "a", "size": 2, "later": 3}), true),
        ("Thing", Response, json!({"name": "a", "size": 2}), false),
        ("Tree", Request, json!({"children": [{"children": [{"name": "leaf"}]}]}), true),
        ("Tree", Request, json!({"children": [{"children": [{"nmae": "leaf"}]}]}), false),
        ("Tree", Response, json!({"children": [{"children": [{"nmae": "leaf"}]}]}), true),
        ("MaybeColour", Request, json!(null), true),
        ("MaybeColour", Request, json!("red"), true),
        ("MaybeColour", Request, json!("blue"), false),
        ("MaybeThing", Request, json!({"thing": null}), true),
        ("MaybeThing", Request, json!({"thing": {"name": "a", "size": 2}}), true),
        ("MaybeThing", Request, json!({"thing": {"name": "a", "size": 2, "x": 1}}), false),
        ("Labels", Request, json!({"a": "b"}), true),
        ("Labels", Request, json!({"a": 1}), false),
        ("Labels", Request, json!({"a": "b", "c": "d", "e": "f"}), false),
        ("Secret", Request, json!({"material": "m"}), true),
        ("Secret", Response, json!({"hint": "h"}), true),
        ("Part", Request, json!({"type": "text", "text": "t"}), true),
        ("Part", Request, json!({"type": "link", "text": "t"}), false),
        ("Part", Request, json!({"type": "link", "url": "u", "text": "t"}), false),
        ("Part", Request, json!({"type": "sound"}), false),
        ("Part", Request, json!({"text": "t"}), false),
        ("Part", Response, json!({"type": "text", "text": "t", "later": 1}), true),
        ("Lost", Request, json!(null), false),
        ("Nowhere", Response, json!({}), false),
    ] {
        let schema = json_schema(&document, name, direction);
        let validator =
            jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{name}: {error}: {schema}"));
        assert_eq!(validator.is_valid(&value), takes, "{name} {direction:?} {value}: {schema}");
    }
}

#[test]
fn a_complaint_about_a_tagged_choice_names_the_member() {
    let document = Document::parse(COMPONENTS).unwrap();
    let validator: Validator =
        jsonschema::validator_for(&json_schema(&document, "Part", Direction::Request)).unwrap();
    let value = json!({"type": "text", "text": 4});
    let error = validator.iter_errors(&value).next().unwrap();
    assert_eq!(error.instance_path().to_string(), "/text");
}

#[test]
fn schemas_that_are_made_of_each_other_end() {
    let document = Document::parse(COMPONENTS).unwrap();
    let ping = document.at("/components/schemas/Ping").unwrap();
    assert!(flatten(&document, ping).get("allOf").is_some());
}

#[test]
fn a_pointer_works_as_a_name_does() {
    let document = Document::parse(COMPONENTS).unwrap();
    let schema =
        json_schema(&document, "/components/schemas/MaybeThing/properties/thing", Direction::Response);
    let anyone = jsonschema::validator_for(&schema).unwrap();
    assert!(anyone.is_valid(&json!(null)) && !anyone.is_valid(&json!("no")));
}

#[test]
fn an_example_may_have_members_of_both_directions_and_no_others() {
    let document = Document::parse(COMPONENTS).unwrap();
    let validator = jsonschema::validator_for(&example_schema(&document, "Thing")).unwrap();
    assert!(validator.is_valid(&json!({"id": "x", "name": "a", "size": 2})));
    assert!(!validator.is_valid(&json!({"id": "x", "name": "a", "size": 2, "siez": 2})));
}
