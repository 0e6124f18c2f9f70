//! The scenarios that come with the program.

/// A scenario built into the program.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// Name, as typed on the command line.
    pub id: &'static str,
    /// Its file.
    pub text: &'static str,
    /// What its reference run at scale 1:1 showed, as JSON, if there is one.
    pub reference: Option<&'static str>,
}

/// A scenario without a reference run.
const fn alone(id: &'static str, text: &'static str) -> Builtin {
    Builtin { id, text, reference: None }
}

/// All of them, in the order in which they are listed.
pub const BUILTIN: &[Builtin] = &[
    Builtin {
        id: "klarna",
        text: include_str!("../../scenarios/klarna.toml"),
        reference: Some(include_str!("../../results/reference/klarna/full-scale.json")),
    },
    alone("small-shop", include_str!("../../scenarios/small-shop.toml")),
    alone("regulated-bank", include_str!("../../scenarios/regulated-bank.toml")),
    alone("password-resets", include_str!("../../scenarios/password-resets.toml")),
    alone("commbank", include_str!("../../scenarios/commbank.toml")),
    alone("airline-outage", include_str!("../../scenarios/airline-outage.toml")),
    alone("agency", include_str!("../../scenarios/agency.toml")),
];

/// The built-in scenario of this name.
pub fn builtin(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|builtin| builtin.id == id)
}
