"""What `python3 build.py COMMAND` does: a module a command, each with one public function that returns problems."""
