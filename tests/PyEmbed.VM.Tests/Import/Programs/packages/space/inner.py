value = "in a namespace"
