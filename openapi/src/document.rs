//! The contract as read from `hub.yaml`: its JSON value, where each part stands, and its operations.
//!
//! Everything that reads the contract reads it through [`Document`], so that a complaint can always name a line.
//! Nothing here judges the contract; that is [`crate::lint`].

pub mod reach;
pub mod schema;
mod yaml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use openapiv3::OpenAPI;
use serde_json::{Map, Value};

/// The methods that a path item may hold, as hub.yaml spells them and as a request does.
const METHODS: &[(&str, &str)] = &[
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
];

/// An OpenAPI document with positions.
#[derive(Clone, Debug)]
pub struct Document {
    json: Value,
    lines: BTreeMap<String, usize>,
}

/// Why a document cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be read.
    #[error("failed to read {}", path.display())]
    Unreadable {
        /// The file that was asked for.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The text is not the YAML that is taken here: broken, or with anchors, tags or a member that stands twice.
    #[error("line {line}: {message}")]
    Yaml {
        /// Where, from 1.
        line: usize,
        /// What is wrong and what to do.
        message: String,
    },
    /// The YAML is fine and is not an OpenAPI 3.0 document.
    #[error("not an openapi 3.0 document: {0}")]
    OpenApi(#[source] serde_json::Error),
}

/// One operation, borrowed from its [`Document`].
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// The method as requests spell it: `GET`.
    pub method: &'static str,
    /// The true path, as hub.yaml has it: `/v1/secrets/{secretId}:rotate`.
    pub path: &'d str,
    /// The operationId; empty when there is none (which lint refuses).
    pub id: &'d str,
    /// The first tag; empty when there is none (which lint refuses).
    pub tag: &'d str,
    /// JSON pointer of the operation.
    pub pointer: String,
    /// The operation object.
    pub value: &'d Value,
}

/// A value of the document and its JSON pointer, after any `$ref` was followed.
#[derive(Clone, Debug)]
pub struct Located<'d> {
    /// JSON pointer of the value itself, not of the reference that led to it.
    pub pointer: String,
    /// The value.
    pub value: &'d Value,
}

impl Document {
    /// Reads a file. Fails as [`Document::parse`] does, or when the file cannot be read.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| LoadError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&text)
    }

    /// Reads a text. Fails with the line when it is not YAML, a member stands twice, an anchor, alias or tag is
    /// used, or a plain word is one that YAML readers disagree on. Does not ask whether it is OpenAPI.
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        let yaml::Loaded { value, lines } =
            yaml::load(text).map_err(|yaml::Refusal { line, message }| LoadError::Yaml { line, message })?;
        Ok(Self { json: value, lines })
    }

    /// The whole document as JSON, members in the file's order.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The document as `openapiv3` types. Fails when it does not have the form of OpenAPI 3.0.
    pub fn openapi(&self) -> Result<OpenAPI, LoadError> {
        serde_json::from_value(self.json.clone()).map_err(LoadError::OpenApi)
    }

    /// The line (from 1) of the member or element at a JSON pointer, or of its nearest parent that exists.
    pub fn line_of(&self, pointer: &str) -> usize {
        let mut at = pointer;
        loop {
            if let Some(line) = self.lines.get(at) {
                return *line;
            }
            match at.rfind('/') {
                Some(cut) => at = &at[..cut],
                None => return 1,
            }
        }
    }

    /// The value at a JSON pointer, as it stands (a `$ref` is not followed).
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        self.json.pointer(pointer)
    }

    /// The value at a JSON pointer, with any chain of `$ref` followed. `None` when the pointer or a reference
    /// leads nowhere, outside this document, or in a circle.
    pub fn resolve(&self, pointer: &str) -> Option<Located<'_>> {
        let mut pointer = pointer.to_owned();
        for _ in 0..8 {
            let value = self.json.pointer(&pointer)?;
            match value.get("$ref") {
                Some(target) => pointer = target.as_str()?.strip_prefix('#')?.to_owned(),
                None => return Some(Located { pointer, value }),
            }
        }
        None
    }

    /// The named parts of one kind (`schemas`, `parameters`, `responses`, `headers`), in the file's order.
    pub fn components(&self, kind: &str) -> impl Iterator<Item = (&str, Located<'_>)> {
        let at = format!("/components/{kind}");
        members(self.json.pointer(&at)).map(move |(name, value)| {
            let mut pointer = at.clone();
            push_token(&mut pointer, name);
            (name, Located { pointer, value })
        })
    }

    /// The operations in the file's order.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        members(self.json.get("paths")).flat_map(|(path, item)| {
            members(Some(item)).filter_map(move |(key, value)| {
                let (_, method) = METHODS.iter().find(|(spelled, _)| *spelled == key)?;
                let mut pointer = "/paths".to_owned();
                push_token(&mut pointer, path);
                push_token(&mut pointer, key);
                let id = value["operationId"].as_str().unwrap_or("");
                let tag = value["tags"][0].as_str().unwrap_or("");
                Some(Operation { method, path, id, tag, pointer, value })
            })
        })
    }
}

impl<'d> Operation<'d> {
    /// The names in braces in the path, in order: `["secretId"]`.
    pub fn path_names(&self) -> Vec<&'d str> {
        self.path.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    }

    /// The parameters with their references followed: those of the path item, then the operation's own.
    /// One whose reference leads nowhere is left out (lint says so).
    pub fn parameters(&self, document: &'d Document) -> Vec<Located<'d>> {
        let item = self.pointer.rsplit_once('/').map_or("", |(item, _)| item);
        [item, &self.pointer]
            .iter()
            .flat_map(|owner| {
                let at = format!("{owner}/parameters");
                let count = document.at(&at).and_then(Value::as_array).map_or(0, Vec::len);
                (0..count).map(move |index| format!("{at}/{index}"))
            })
            .filter_map(|pointer| document.resolve(&pointer))
            .collect()
    }

    /// The request body with its reference followed.
    pub fn request_body(&self, document: &'d Document) -> Option<Located<'d>> {
        document.resolve(&format!("{}/requestBody", self.pointer))
    }

    /// The answers as (status as written, the response with its reference followed), in the file's order.
    pub fn responses(&self, document: &'d Document) -> Vec<(&'d str, Located<'d>)> {
        let at = format!("{}/responses", self.pointer);
        members(self.value.get("responses"))
            .filter_map(|(status, _)| Some((status, document.resolve(&format!("{at}/{}", escape(status)))?)))
            .collect()
    }

    /// The extension `x-hub-<name>`, when there.
    pub fn hub(&self, name: &str) -> Option<&'d Value> {
        self.value.get(format!("x-hub-{name}"))
    }
}

/// The members of an object in the file's order; nothing for any other value.
pub fn members(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
        .map(|(name, value)| (name.as_str(), value))
}

/// The name of a component schema that a schema refers to, when it is a plain reference.
pub fn schema_name(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")
}

/// A member name as a JSON pointer token.
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Appends a member name to a JSON pointer.
pub(crate) fn push_token(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&escape(name));
}

#[cfg(test)]
mod tests;
