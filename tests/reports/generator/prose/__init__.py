"""The words between the tables: banks of sentences, and how a report is put together from them."""
