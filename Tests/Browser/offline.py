"""A dead network: what is typed in a self-examination is kept on the device, sent later and sent once."""
import json
import re

from people import KEPT

DRAFT = re.compile(r"/examination/draft$")


def walk(world, checks):
    floating = world.floating
    page, paper = floating.page, world.step("examination")
    floating.open(paper)
    sent = []
    page.on("request", lambda request: sent.append(request) if DRAFT.search(request.url) else None)

    floating.context.set_offline(True)
    floating.fill("gains", KEPT)
    state(page, "网络已断开").wait_for()
    checks.should(len(kept(page)) == 1, "without network what is typed is kept on the device")
    floating.picture("offline-phone", {"width": 390, "height": 844}, full=False)
    page.get_by_role("button", name="提交", exact=True).click()
    checks.should(floating.value("gains") == KEPT, "submitting without network leaves the page as it is")
    floating.context.set_offline(False)
    state(page, "已保存").wait_for()
    checks.must(kept(page) == [], "with the network back it is sent, and gone from the device")
    page.reload()
    checks.should(floating.value("gains") == KEPT, "the server has it")
    checks.should(versions(floating) <= 1, "and has it once", f"{versions(floating)} versions")

    lost_answer(world, checks, floating, paper)
    closed_page(world, checks, floating, paper)
    two_devices(world, checks, floating, paper)
    signing_out(world, checks, floating, paper)


def lost_answer(world, checks, floating, paper):
    """The server keeps the draft, and the answer never arrives."""
    page = floating.page
    floating.open(paper)
    arrived = []

    def swallow(route):
        arrived.append(route.fetch().status)
        route.abort("connectionreset")

    page.route(DRAFT, swallow, times=1)
    floating.fill("gains", KEPT + "一")
    state(page, "网络已断开").wait_for()
    floating.fill("gains", KEPT + "二")
    state(page, "已保存").wait_for()
    checks.should(arrived == [204] and page.locator("[data-draft-conflict]").is_hidden(),
                  "a draft whose answer was lost is no conflict with itself", f"{arrived}")
    page.reload()
    checks.should(floating.value("gains") == KEPT + "二", "and what was typed after it follows")


def closed_page(world, checks, floating, paper):
    """The page is left without network and opened again with it."""
    page = floating.page
    floating.open(paper)
    floating.context.set_offline(True)
    floating.fill("gains", KEPT + "三")
    state(page, "网络已断开").wait_for()
    floating.context.set_offline(False)
    page.route(DRAFT, lambda route: route.abort(), times=1)
    page.goto("about:blank")
    page.unroute(DRAFT)
    page.goto(paper)
    page.wait_for_function("Object.keys(localStorage).every((key) => !key.startsWith('bihuan-draft'))")
    page.wait_for_load_state()
    checks.should(floating.value("gains") == KEPT + "三", "a page that was closed sends its draft when it is opened again")


def two_devices(world, checks, floating, paper):
    """The same person writes on a second device."""
    page = floating.page
    floating.open(paper)
    second = floating.context.new_page()
    second.goto(paper)
    second.locator('[name="gains"]').fill("第二台设备上写的。")
    second.locator("[data-draft-state]", has_text="已保存").wait_for()
    second.close()
    floating.fill("gains", KEPT + "四")
    notice = page.locator("[data-draft-conflict]")
    notice.wait_for()
    checks.should("第二台设备上写的" in notice.inner_text(), "what was written elsewhere is shown, not overwritten")
    floating.look()
    floating.picture("offline-conflict-phone", {"width": 390, "height": 844}, full=False)
    notice.get_by_role("button", name="保留此处填写的内容").click()
    state(page, "已保存").wait_for()
    page.reload()
    checks.should(floating.value("gains") == KEPT + "四", "the person chooses which one stays")
    floating.unfold("历史文稿")
    floating.follow(re.compile("日"), page.locator("#versions li").nth(1))
    checks.should("第二台设备上写的" in page.locator("#version").inner_text(), "and the other is among the earlier versions")


def signing_out(world, checks, floating, paper):
    page = floating.page
    floating.open(paper)
    page.route(DRAFT, lambda route: route.abort())
    floating.fill("gains", KEPT + "五")
    state(page, "网络已断开").wait_for()
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    floating.press("退出登录")
    page.unroute(DRAFT)
    checks.should(len(asked) == 1 and kept(page) == [], "signing out asks, and deletes what was not sent")
    floating.sign_in(world.password)
    floating.open(paper)
    checks.should(floating.value("gains") == KEPT + "四", "nothing of it comes back")


def state(page, text):
    return page.locator("[data-draft-state]", has_text=text)


def kept(page):
    keys = json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))"))
    return [key for key in keys if key.startswith("bihuan-draft")]


def versions(person):
    return person.page.locator("#versions li").count()
