"""What offices count: the units before which a number may be written in letters."""

_UNITS = (
    "người|hộ|hộ gia đình|khẩu|nhân khẩu|hội nghị|hội thảo|lớp|cuộc|buổi|đợt|lượt|xã|huyện|tỉnh|thôn|xóm|bản|phường|"
    "cá nhân|tập thể|đại biểu|học sinh|học viên|giáo viên|cán bộ|đảng viên|hội viên|đoàn viên|trẻ em|mô hình|"
    "công trình|văn bản|dự án|đề án|kế hoạch|quyết định|báo cáo|nghị quyết|nhiệm vụ|chỉ tiêu|cơ quan|đơn vị|trường|"
    "trạm|nhà|căn|cái|chiếc|bộ|suất|phần|vụ|vụ việc|đơn|đơn thư|hồ sơ|câu lạc bộ|tổ|nhóm|đoàn|cuộc họp|cuộc thi|tin|"
    "bài|tin bài|triệu|tỷ|tỉ|nghìn|đồng|ha|km|tấn|con|cây|chi bộ|phong trào|lớp tập huấn|danh hiệu|bằng khen|"
    "giấy khen|mục tiêu|hợp tác xã|doanh nghiệp|sản phẩm|cặp|trường hợp|thành viên"
)
COUNTED = frozenset(_UNITS.split("|"))
"""The units, in small letters."""
