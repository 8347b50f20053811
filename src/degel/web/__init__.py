"""The dashboard: pages, charts and their twins, served by the machine that holds the store."""
