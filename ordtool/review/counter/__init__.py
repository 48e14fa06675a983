"""A review's answer: edits of the reviewed text that put the model's floor back, each with its reason."""
