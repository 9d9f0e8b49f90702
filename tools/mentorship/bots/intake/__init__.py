"""Issue forms and comments of people who do not use git, made into files."""
