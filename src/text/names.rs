//! Reading lists, and tables by name.

use super::document::{Node, Value};
use super::fault::suggestion;
use super::key::Kind;
use super::kind::allowed;
use super::section::Section;

impl Section<'_, '_> {
    /// A list of names out of `known`, as their indices; `None` if left out.
    pub fn names(&self, name: &str, known: &[String]) -> Option<Vec<usize>> {
        self.listed(&self.value(name)?, &self.path_of(name), known)
    }

    /// The same of a node; `None` if it is no list.
    pub fn listed(&self, node: &Node, path: &str, known: &[String]) -> Option<Vec<usize>> {
        let Value::Array(items) = &node.value else {
            let allowed = format!("a list of names: {}", known.join(", "));
            self.reader.fault(&node.place, path, &node.shown(), &allowed, None);
            return None;
        };
        let index = |item: &Node| {
            let found = known.iter().position(|id| id == item.text());
            if found.is_none() {
                let hint = self.reader.suggestion(&item.place, item.text(), known.iter().map(String::as_str));
                self.reader.fault(&item.place, path, &item.shown(), &known.join(", "), hint);
            }
            found
        };
        Some(items.iter().filter_map(index).collect())
    }

    /// A list of numbers, or a single one as a list of one; `None` if left out.
    pub fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        let Kind::Numbers(low, high) = self.key(name).kind else { unreachable!("{name} is no list") };
        let node = self.value(name)?;
        let kind = Kind::Number(low, high);
        let path = self.path_of(name);
        match &node.value {
            Value::Array(items) => Some(items.iter().map(|item| self.quantity(item, kind, &path)).collect()),
            _ => Some(vec![self.quantity(&node, kind, &path)]),
        }
    }

    /// A share for each of some names: one for all, or a table by name.
    pub fn share_per(&self, name: &str, names: &[String]) -> Vec<f64> {
        let (kind, of) = match self.key(name).kind {
            Kind::SharePer(of) => (Kind::Share(0.0, 1.0), of),
            Kind::InnerSharePer(of) => (Kind::Share(0.001, 0.999), of),
            _ => unreachable!("{name} is no share by name"),
        };
        let path = self.path_of(name);
        let Some(node) = self.value(name) else { return vec![0.5; names.len()] };
        let Some(entries) = node.entries().filter(|_| !node.is_value_table()) else {
            return vec![self.quantity(&node, kind, &path); names.len()];
        };
        for entry in entries.iter().filter(|entry| !names.contains(&entry.key)) {
            let hint = self.reader.suggestion(&entry.key_place, &entry.key, names.iter().map(String::as_str));
            self.reader.fault(&entry.key_place, &path, &format!("{of} `{}`", entry.key), &names.join(", "), hint);
        }
        let of_name = |one: &String| {
            if let Some(entry) = entries.iter().find(|entry| entry.key == *one) {
                self.quantity(&entry.node, kind, &format!("{path}.{one}"))
            } else {
                let found = format!("no value for {of} `{one}`");
                self.reader.fault(&node.place, &path, &found, &format!("a share for every {of}, or one for all"), None);
                0.5
            }
        };
        names.iter().map(of_name).collect()
    }

    /// For each known name its number in a table, `None` where it is left out; where the kind allows a number alone, it holds
    /// for all of them.
    pub fn by_name(&self, name: &str, known: &[String]) -> Vec<Option<f64>> {
        let (kind, alone) = match self.key(name).kind {
            Kind::CountPer(_, low, high) => (Kind::Count(low, high), true),
            Kind::NumberPer(_, low, high) => (Kind::Number(low, high), true),
            Kind::CountsByName(low, high) => (Kind::Count(low, high), false),
            _ => (Kind::Share(0.0, 1.0), false),
        };
        let path = self.path_of(name);
        let Some(node) = self.value(name) else { return vec![None; known.len()] };
        let Some(entries) = node.entries().filter(|_| !node.is_value_table()) else {
            if alone {
                return vec![Some(self.quantity(&node, kind, &path)); known.len()];
            }
            self.wrong(&node, name, &allowed(self.key(name).kind));
            return vec![None; known.len()];
        };
        for entry in entries.iter().filter(|entry| !known.contains(&entry.key)) {
            let hint = suggestion(&entry.key, known.iter().map(String::as_str));
            self.reader.fault(&entry.key_place, &path, &format!("`{}`", entry.key), &known.join(", "), hint);
        }
        let of_name = |id: &String| {
            let entry = entries.iter().find(|entry| entry.key == *id)?;
            Some(self.quantity(&entry.node, kind, &format!("{path}.{id}")))
        };
        known.iter().map(of_name).collect()
    }
}
