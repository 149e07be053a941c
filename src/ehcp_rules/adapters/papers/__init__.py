"""Papers that are no plans as text: advice and review papers, read into items that say what is recommended."""
