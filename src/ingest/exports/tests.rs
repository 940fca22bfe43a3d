//! Bytes of exports go in; that reading them ends, and how files are told apart, comes out.
