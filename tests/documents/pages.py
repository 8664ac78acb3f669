"""News pages as papers and departments serve them: an article between menus, advertisements and other reports."""

from html import escape

SECTIONS = ["Trang chủ", "Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Pháp luật", "Đất và người", "Liên hệ"]
OTHERS = ["Hà Giang: công nghiệp tăng 12,5%", "Sơn La xuất khẩu 30 triệu USD", "Phú Thọ thu ngân sách vượt kế hoạch"]
MENU = "".join(f'<li><a href="/s{i}">{name}</a></li>' for i, name in enumerate(SECTIONS))
RELATED = "".join(f'<li><a href="/r{i}">{title}</a></li>' for i, title in enumerate(OTHERS))
TABLE = """<table><tr><th>Chỉ tiêu</th><th>Đơn vị</th><th>Thực hiện</th></tr>
<tr><td>Điện sản xuất</td><td>triệu kWh</td><td>704</td></tr>
<tr><td>Gạch nung</td><td>nghìn viên</td><td>5.910</td></tr></table>"""
CLOCK = "Thứ tư, 19/05/2021"


def news_page(title: str, paragraphs: list[str], byline: str = "", meta: str = "") -> str:
    """A page whose article has `title`, `byline` (markup below the headline), `paragraphs` and a table."""
    article = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{escape(title)} | Báo điện tử</title>{meta}</head>
<body><div class="top-bar"><span class="date">{CLOCK}</span></div><nav><ul>{MENU}</ul></nav>
<div class="banner"><a href="/qc">Quảng cáo: căn hộ chỉ từ 1,9 tỷ đồng</a></div>
<div class="main"><h1 class="title">{escape(title)}</h1>{byline}
<div class="article-content">{article}{TABLE}</div></div>
<div class="related"><h3>Tin liên quan</h3><ul>{RELATED}</ul></div>
<div class="comments" id="comments"><h3>Bình luận</h3>
<div class="comment"><p>Bạn đọc: con số 999 tỷ đồng ở đâu ra?</p></div></div>
<footer><p>Bản quyền © 2021. Số lượt truy cập: 937203</p></footer></body></html>"""
