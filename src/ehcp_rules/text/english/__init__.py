"""English as every reading needs it: sentences, closed word classes, scopes, word stems, how steadily a thing is told."""
