"""/mcp: other assistants ask here, by the Model Context Protocol.

endpoint   the door: who may come in, and when the rest is loaded      tools   what can be asked
"""

from disclosure_qa.web.mcp.endpoint import McpEndpoint

__all__ = ["McpEndpoint"]
