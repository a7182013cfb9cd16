from yuiwork.compliance.models.export import DataExport

__all__ = ["DataExport"]
