"""The pages of the site: what each shows, and the values they are made of."""
