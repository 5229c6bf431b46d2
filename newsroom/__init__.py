"""The frame around the newsroom: settings, addresses, headers, health. No newsroom logic lives here."""
