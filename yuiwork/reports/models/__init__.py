from yuiwork.reports.models.duty import ReportDuty
from yuiwork.reports.models.report import REPORT, Report, ReportFile, ReportState
from yuiwork.reports.models.year import YearClose, YearCorrection

__all__ = ["REPORT", "Report", "ReportDuty", "ReportFile", "ReportState", "YearClose", "YearCorrection"]
