value = "quiet value"
