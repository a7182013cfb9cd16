"""What each web process runs: the application, in a process that does not outlive its server.

The server forks its processes; one that is killed with ``kill -9`` would leave them behind, still on the port.
"""

import os

from yuiwork.config.wsgi import application
from yuiwork.launch.processes import end_with_parent

__all__ = ["application"]

end_with_parent(os.getppid())
