//! The skills of a tenant as clients see them: those of the program and those that were found, put together.

use std::collections::{BTreeMap, BTreeSet};

use hub_runtime::bundled;
use hub_types::{Skill, SkillGroup, SkillProblem, SkillSource};

use super::front_matter::{self, FrontMatter};
use super::scan::{Found, GENERAL, MARK, Scanned, Text, category_of};
use crate::beneath::RelativePath;

const NAME_CHARS_MAX: usize = 255;
const DESCRIPTION_CHARS_MAX: usize = 1024;
const VERSION_CHARS_MAX: usize = 64;

/// What has to be known beside what was found.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The names that are switched off.
    pub(super) disabled: BTreeSet<String>,
    /// The names of environment keys that the tenant has.
    pub(super) environment: BTreeSet<String>,
}

/// The skills that come with the Hub.
pub(super) fn bundled() -> Vec<Found> {
    let marked = bundled::FILES.iter().filter_map(|file| Some((file.path.strip_suffix(MARK)?, file.text)));
    marked
        .filter_map(|(path, text)| {
            let path = RelativePath::parse(path.strip_suffix('/')?).ok()?;
            Some(Found { path, text: Text::Read(front_matter::read(text)), is_too_large: false })
        })
        .collect()
}

/// All skills, with what is wrong with them. The tenant's own come before bundled ones of the same path.
pub(super) fn skills(own: Vec<Found>, known: &Known) -> Vec<Skill> {
    let bundled = bundled().into_iter().map(|found| skill(found, SkillSource::Bundled, known));
    let own = own.into_iter().map(|found| skill(found, SkillSource::Tenant, known));
    let mut skills: Vec<_> = own.chain(bundled).collect();
    mark_same_names(&mut skills);
    skills
}

/// Skills by category, each by name, and the categories of which only something was left out.
pub(super) fn groups(skills: Vec<Skill>, scanned: &Scanned) -> Vec<SkillGroup> {
    let mut groups: BTreeMap<String, Vec<Skill>> = BTreeMap::new();
    for category in scanned.omitted.keys() {
        groups.entry(category.clone()).or_default();
    }
    for skill in skills {
        groups.entry(skill.category.clone()).or_default().push(skill);
    }
    let groups = groups.into_iter().map(|(category, mut skills)| {
        skills.sort_by(|one, other| (&one.name, &one.path).cmp(&(&other.name, &other.path)));
        SkillGroup {
            description: scanned.descriptions.get(&category).map(|text| cut(text, DESCRIPTION_CHARS_MAX)),
            omitted_count: scanned.omitted.get(&category).copied().unwrap_or(0),
            category,
            skills,
        }
    });
    groups.collect()
}

/// Whether a skill is the one at `category` and `directory`.
pub(super) fn is_at(path: &RelativePath, category: &str, directory: &str) -> bool {
    category_of(path) == category && path.name() == directory
}

/// Where such a skill lies if it lies where one would think.
pub(super) fn likely(category: &str, directory: &str) -> Vec<RelativePath> {
    let below = RelativePath::parse(&format!("{category}/{directory}")).ok();
    let alone = (category == GENERAL).then(|| RelativePath::parse(directory).ok()).flatten();
    below.into_iter().chain(alone).collect()
}

fn skill(found: Found, source: SkillSource, known: &Known) -> Skill {
    let Found { path, text, is_too_large } = found;
    let mut problems = Vec::new();
    let read = match text {
        Text::Read(read) => read,
        Text::Foreign => {
            problems.push(SkillProblem::NotText);
            FrontMatter::default()
        }
        Text::NotReadable => {
            problems.push(SkillProblem::NotReadable);
            FrontMatter::default()
        }
    };
    let directory = path.name().to_owned();
    let has_usable_name = read.name.is_some() || !read.name_is_odd && front_matter::is_usable(&directory);
    let name = read.name.unwrap_or_else(|| cut(&directory, NAME_CHARS_MAX));
    for (is_so, problem) in [
        (read.is_broken, SkillProblem::NoFrontMatter),
        (is_too_large, SkillProblem::TooLarge),
        (!has_usable_name, SkillProblem::NameNotUsable),
        (read.is_foreign, SkillProblem::OtherPlatform),
    ] {
        if is_so {
            problems.push(problem);
        }
    }
    let missing = read.environment.iter().filter(|key| !known.environment.contains(*key)).cloned().collect();
    Skill {
        category: category_of(&path).to_owned(),
        directory,
        path: path.to_string(),
        source,
        description: read.description.map(|text| cut(&text, DESCRIPTION_CHARS_MAX)),
        version: read.version.map(|text| cut(&text, VERSION_CHARS_MAX)),
        enabled: !known.disabled.contains(&name),
        name,
        missing_environment: missing,
        required_environment: read.environment,
        problems,
    }
}

/// The agent's program finds a skill by its name and by that of its directory, and loads none if it finds two.
fn mark_same_names(skills: &mut [Skill]) {
    let mut called: BTreeMap<String, usize> = BTreeMap::new();
    for skill in skills.iter() {
        for name in BTreeSet::from([&skill.name, &skill.directory]) {
            *called.entry(name.clone()).or_default() += 1;
        }
    }
    for skill in skills {
        if called.get(&skill.name).is_some_and(|count| *count > 1) {
            skill.problems.push(SkillProblem::SameName);
        }
    }
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Found {
        let path = RelativePath::parse(path).unwrap();
        Found { path, text: Text::Read(front_matter::read(text)), is_too_large: false }
    }

    fn named(path: &str, name: &str) -> Found {
        found(path, &format!("---\nname: {name}\ndescription: x\n---\n"))
    }

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_bundled_ones_are_whole() {
        let skills = skills(Vec::new(), &Known::default());
        assert!(skills.len() >= 5, "{}", skills.len());
        for skill in &skills {
            assert_eq!(skill.problems, [], "{}", skill.path);
            assert!(skill.description.is_some() && skill.version.is_some(), "{}", skill.path);
            assert_eq!(skill.source, SkillSource::Bundled);
            assert_eq!(skill.name, skill.directory, "{}", skill.path);
        }
    }

    #[test]
    fn a_name_that_means_two_skills_is_said_of_both() {
        let own = vec![
            named("a/one", "twin"),
            named("b/two", "twin"),
            named("b/three", "alone"),
            named("c/report", "mine"),
            named("c/four", "one"),
        ];
        let skills = skills(own, &Known { disabled: set(&["twin", "alone"]), ..Known::default() });
        let said = |path: &str| {
            let skill = skills.iter().find(|skill| skill.path == path).unwrap();
            (skill.enabled, skill.problems.contains(&SkillProblem::SameName))
        };
        assert_eq!(said("a/one"), (false, true));
        assert_eq!(said("b/two"), (false, true));
        assert_eq!(said("b/three"), (false, false));
        // The directory of another one is as good as its name.
        assert_eq!(said("writing/report"), (true, true));
        assert_eq!(said("c/report"), (true, false));
        assert_eq!(said("c/four"), (true, true));
        assert_eq!(said("writing/meeting-notes"), (true, false));
    }

    #[test]
    fn a_skill_says_which_keys_are_missing_and_what_is_wrong() {
        let keys =
            "---\nname: keys\nrequired_environment_variables: [A_KEY, B_KEY]\nplatforms: [macos]\n---\n";
        let unreadable = Found {
            path: RelativePath::parse("x/unreadable").unwrap(),
            text: Text::NotReadable,
            is_too_large: true,
        };
        let own = vec![
            found("x/keys", keys),
            found("x/bare", "no first lines"),
            found("x/o:dd", "no first lines"),
            found("x/odd", "---\nname: a/b\n---\n"),
            unreadable,
        ];
        let skills = skills(own, &Known { environment: set(&["B_KEY"]), ..Known::default() });
        let of = |path: &str| skills.iter().find(|skill| skill.path == path).unwrap();
        assert_eq!(of("x/keys").required_environment, ["A_KEY", "B_KEY"]);
        assert_eq!(of("x/keys").missing_environment, ["A_KEY"]);
        assert_eq!(of("x/keys").problems, [SkillProblem::OtherPlatform]);
        assert_eq!(
            (of("x/bare").name.as_str(), &of("x/bare").problems[..]),
            ("bare", &[SkillProblem::NoFrontMatter][..])
        );
        assert_eq!(of("x/o:dd").problems, [SkillProblem::NoFrontMatter, SkillProblem::NameNotUsable]);
        assert_eq!(
            (of("x/odd").name.as_str(), &of("x/odd").problems[..]),
            ("odd", &[SkillProblem::NameNotUsable][..])
        );
        assert_eq!(of("x/unreadable").problems, [SkillProblem::NotReadable, SkillProblem::TooLarge]);
    }

    #[test]
    fn categories_come_by_name_with_what_was_left_out() {
        let mut scanned = Scanned::default();
        scanned.omitted.insert("zoo".into(), 3);
        scanned.descriptions.insert("a".into(), "About a.".into());
        let own = vec![named("a/two", "y"), named("a/one", "z"), named("alone", "w")];
        let groups = groups(skills(own, &Known::default()), &scanned);
        let seen: Vec<_> = groups
            .iter()
            .map(|group| {
                let names = group.skills.iter().map(|skill| skill.name.as_str()).collect::<Vec<_>>();
                (group.category.as_str(), group.omitted_count, names)
            })
            .filter(|(category, ..)| ["a", GENERAL, "zoo"].contains(category))
            .collect();
        assert_eq!(seen, [("a", 0, vec!["y", "z"]), (GENERAL, 0, vec!["w"]), ("zoo", 3, vec![])]);
        assert_eq!(groups[0].description.as_deref(), Some("About a."));
        assert!(groups.is_sorted_by_key(|group| &group.category));
    }

    #[test]
    fn a_category_and_a_directory_name_a_skill() {
        let at = |path: &str, category: &str, directory: &str| {
            is_at(&RelativePath::parse(path).unwrap(), category, directory)
        };
        assert!(at("a/b", "a", "b") && at("a/x/b", "a", "b") && at("b", GENERAL, "b"));
        assert!(!at("a/b", "b", "a") && !at("a/b/c", "a", "b"));
        let likely = |category, directory| {
            super::likely(category, directory).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(likely("a", "b"), ["a/b"]);
        assert_eq!(likely(GENERAL, "b"), ["general/b", "b"]);
        assert_eq!(likely("..", "b"), Vec::<String>::new());
    }
}
