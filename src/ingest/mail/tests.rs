//! Made-up messages go in; what comes out of them is compared with what stands in them.
