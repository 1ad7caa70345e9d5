"""The sandbox's page, in a real browser; its stories and its inspection port without one."""
