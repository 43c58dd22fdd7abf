// A content script that does nothing: what every extension costs.
