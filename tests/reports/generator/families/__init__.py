"""The forms: each turns the facts of a year into tables and the values printed in them."""
