//! Tests of reading: what is refused and on which line, positions, references, operations.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const SMALL: &str = "\
openapi: 3.0.3
paths:
  /v1/things/{thingId}:rotate:
    parameters:
      - $ref: '#/components/parameters/ThingId'
    post:
      operationId: thing_rotate
      tags: [things]
      parameters:
        - name: fast
          in: query
      responses:
        200: {$ref: '#/components/responses/Ok'}
components:
  parameters:
    ThingId:
      name: thingId
      in: path
  responses:
    Ok:
      description: Fine.
";

#[test]
fn operations_know_where_they_stand() {
    let document = Document::parse(SMALL).unwrap();
    let operations: Vec<_> = document.operations().collect();
    let [operation] = operations.as_slice() else { panic!("one operation") };
    assert_eq!((operation.method, operation.id, operation.tag), ("POST", "thing_rotate", "things"));
    assert_eq!(operation.pointer, "/paths/~1v1~1things~1{thingId}:rotate/post");
    assert_eq!(operation.path_names(), ["thingId"]);
    assert_eq!(document.line_of(&operation.pointer), 6);
    let names: Vec<_> = operation.parameters(&document).iter().map(|p| p.value["name"].clone()).collect();
    assert_eq!(names, ["thingId", "fast"]);
    let responses = operation.responses(&document);
    assert_eq!((responses[0].0, responses[0].1.pointer.as_str()), ("200", "/components/responses/Ok"));
}

#[test]
fn a_pointer_that_leads_nowhere_has_the_line_of_its_nearest_parent() {
    let document = Document::parse(SMALL).unwrap();
    for (pointer, line) in
        [("", 1), ("/paths", 2), ("/components/parameters/ThingId/schema/type", 16), ("/none", 1)]
    {
        assert_eq!(document.line_of(pointer), line, "{pointer}");
    }
}

#[test]
fn texts_that_are_refused() {
    for (text, line, says) in [
        ("a: 1\nb: 2\na: 3\n", 3, "`a` stands here twice, first on line 1"),
        ("a: &x 1\n", 1, "anchors"),
        ("a: 1\nb: *x\n", 2, "anchor"),
        ("a: !!str 1\n", 1, "tags"),
        ("a: 1\nb: off\n", 2, "disagree"),
        ("a: 0644\n", 1, "disagree"),
        ("a: ~\n", 1, "disagree"),
        ("a: True\n", 1, "disagree"),
        ("---\na: 1\n---\nb: 1\n", 3, "second document"),
        ("? [a]\n: 1\n", 1, "member name"),
        ("a: [1\n", 2, "not yaml"),
        ("", 1, "empty"),
    ] {
        match Document::parse(text) {
            Err(LoadError::Yaml { line: at, message }) => {
                assert!(message.contains(says), "{text:?}: {message}");
                assert_eq!(at, line, "{text:?}: {message}");
            }
            other => panic!("{text:?} was taken: {other:?}"),
        }
    }
    let deep = "[".repeat(100) + &"]".repeat(100);
    assert!(Document::parse(&deep).unwrap_err().to_string().contains("levels deep"));
}

#[test]
fn scalars_are_what_json_says() {
    let text = "[null, true, 12, -1.5e3, 3.0.3, 'true', \"12\", 2026-01-02, '', a b]";
    let expected = json!([null, true, 12, -1500.0, "3.0.3", "true", "12", "2026-01-02", "", "a b"]);
    assert_eq!(Document::parse(text).unwrap().json(), &expected);
}

#[test]
fn a_reference_in_a_circle_or_to_nothing_is_none() {
    let document =
        Document::parse("a: {$ref: '#/b'}\nb: {$ref: '#/a'}\nc: {$ref: '#/d'}\ne: {$ref: 'x.yaml#/a'}\n")
            .unwrap();
    for pointer in ["/a", "/c", "/e", "/f"] {
        assert!(document.resolve(pointer).is_none(), "{pointer}");
    }
}

#[test]
fn what_is_not_openapi_is_said() {
    assert!(matches!(Document::parse("a: 1").unwrap().openapi(), Err(LoadError::OpenApi(_))));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[ -~\\n\\té]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[ -~]{0,8}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_json_text_reads_as_itself(value in any_json()) {
        let document = Document::parse(&value.to_string()).unwrap();
        prop_assert_eq!(document.json(), &value);
    }

    #[test]
    fn no_text_panics(text in "[\\[\\]{}:,&*!#|>'\"a\\- \\n]{0,40}") {
        let _ = Document::parse(&text);
    }
}
