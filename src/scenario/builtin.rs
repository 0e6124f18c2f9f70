//! The scenarios that come with the program.

/// A scenario built into the program.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// Name, as typed on the command line.
    pub id: &'static str,
    /// Its file.
    pub text: &'static str,
}

/// All of them, in the order in which they are listed.
pub const BUILTIN: &[Builtin] = &[
    Builtin { id: "klarna", text: include_str!("../../scenarios/klarna.toml") },
    Builtin { id: "small-shop", text: include_str!("../../scenarios/small-shop.toml") },
    Builtin { id: "regulated-bank", text: include_str!("../../scenarios/regulated-bank.toml") },
    Builtin { id: "password-resets", text: include_str!("../../scenarios/password-resets.toml") },
];

/// The built-in scenario of this name.
pub fn builtin(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|builtin| builtin.id == id)
}
