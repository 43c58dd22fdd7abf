//! Loads and checks the packs once, at build time: the shipped engine reads a compact form and no TOML.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let knowledge = shirube_packs::builtin()?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    fs::write(out.join("catalogue.postcard"), postcard::to_stdvec(&knowledge.catalogue)?)?;
    Ok(())
}
