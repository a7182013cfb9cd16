from yuiwork.compliance.use_cases.disclose import disclose_own_data

__all__ = ["disclose_own_data"]
