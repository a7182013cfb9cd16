from yuiwork.reports.models.report import REPORT, Report, ReportFile, ReportState
from yuiwork.reports.models.year import YearClose, YearCorrection

__all__ = ["REPORT", "Report", "ReportFile", "ReportState", "YearClose", "YearCorrection"]
