"""What a passage tells of the child as things are: abilities, attainment, attendance, diagnoses and conditions."""
