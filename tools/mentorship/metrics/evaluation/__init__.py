"""What a program reached: process and outcomes, compared, with what may be said of them."""
