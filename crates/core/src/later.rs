//! What is packed within something else, and read only when somebody asks for it.

use std::{ops::Deref, sync::OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, ser::Error};

/// A value, or the bytes that it is made of.
#[derive(Debug, Clone, Default)]
pub struct Later<T> {
    packed: Vec<u8>,
    value: OnceLock<T>,
}

impl<T> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self { packed: Vec::new(), value: OnceLock::from(value) }
    }
}

impl<T: Default + DeserializeOwned> Deref for Later<T> {
    type Target = T;

    /// What is packed is what [`Serialize`] has packed; anything else is read as nothing.
    fn deref(&self) -> &T {
        self.value.get_or_init(|| postcard::from_bytes(&self.packed).unwrap_or_default())
    }
}

impl<T: Default + DeserializeOwned + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Default + DeserializeOwned + Eq> Eq for Later<T> {}

impl<T: Default + DeserializeOwned + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let packed = postcard::to_allocvec(&**self).map_err(S::Error::custom)?;
        packed.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { packed: <&[u8]>::deserialize(deserializer)?.to_vec(), value: OnceLock::new() })
    }
}
