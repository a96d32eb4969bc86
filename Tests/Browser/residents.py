"""Residents write to the branch by its link, without an account."""
import re

import sheets
from people import RESIDENT

PHONE = {"width": 390, "height": 844}


def walk(world, checks):
    keeper = world.organiser
    keeper.open(world.step("opinions"))
    keeper.unfold("群众意见链接")
    keeper.press("启用群众意见链接")
    checks.must("链接已启用" in keeper.notice(), "the branch opens its link")
    address = keeper.page.locator("#door a").get_attribute("href")
    context = world.browser.new_context(base_url=world.base, locale="zh-CN", viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    checks.page(page)
    checks.should("本渠道不是无记名投票" in page.locator("main").inner_text(), "the page says plainly what it is and keeps")
    page.set_viewport_size(PHONE)
    page.screenshot(path=f"{checks.pictures}/residents-phone.png", full_page=True)
    page.locator('[name="text"]').fill(RESIDENT)
    page.get_by_role("button", name="提交支部").click()
    page.get_by_text("意见已收到").first.wait_for()
    checks.page(page)
    checks.ok("a resident writes without an account")
    keeper.open(world.step("opinions"))
    row = keeper.page.locator("#all li", has_text=RESIDENT).first
    checks.should(row.count() == 1 and "二维码" in row.inner_text(), "the keepers read it in the original words")
    keeper.follow("转交", row)
    keeper.choose("to", "何勇", "#address")
    keeper.press("保存", "#address")
    checks.should("意见对象" in keeper.notice(), "a keeper gives it to the one whom it is about")
    keeper.press("向本人反馈 1 条")
    keeper.picture("opinions-door-phone", PHONE)
    checks.should(keeper.says("未办结"), "what has no answer yet shows as open")
    discipline = world.discipline
    discipline.open(world.step("examination"))
    checks.should(discipline.says(RESIDENT) and discipline.says("尚未涉及"), "its addressee is told what the text leaves out")
    choices = discipline.page.locator('[name="source-0-0"] option').all_inner_texts()
    checks.should(any("征求意见：" in choice for choice in choices), "a problem may name this very opinion")
    keeper.open(world.step("opinions"))
    keeper.unfold("全部意见")
    keeper.follow("归并", keeper.page.locator("#all li", has_text=RESIDENT).first)
    with keeper.page.expect_navigation():
        keeper.page.locator("#merge input[name=into]").first.check()
        keeper.page.locator("#merge").get_by_role("button", name="归并").click()
    checks.should("已归并" in keeper.notice() and not keeper.says("未办结 1 条"), "merged into one that is answered, it is open no more")
    sheets.door(world, checks, keeper)
    keeper.open(world.step("opinions"))
    keeper.unfold("群众意见链接")
    keeper.press("停用链接", "#door")
    checks.should(page.goto(address).status == 404, "a closed link leads nowhere")
    context.close()
