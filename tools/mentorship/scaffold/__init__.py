"""Files to begin with: notes, applications, plans, cohorts and approvals as text."""
