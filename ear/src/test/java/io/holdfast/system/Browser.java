package io.holdfast.system;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, in the hands of one person. */
final class Browser implements AutoCloseable {
    /** What a reader of the portal holds in the hand or has on the desk. */
    enum Screen {
        DESKTOP(1280, 900),
        PHONE(390, 844),
        /** The narrowest that is still sold. */
        SMALL_PHONE(360, 740);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** The scheme that the person's system asks for. */
    enum Theme {
        LIGHT,
        DARK;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final By EMAIL = By.cssSelector("input[type=email]");
    static final By PASSWORD = By.cssSelector("input[type=password]");
    static final By SUBMIT = By.cssSelector("main button[type=submit], main input[type=submit]");
    static final By PROFILE = By.id("profile-button");
    static final By SIGN_OUT = By.id("signout-button");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> NOT_ACCEPTED = Set.of("serious", "critical");

    private final Portal portal;
    private final ChromeDriver driver;

    private Browser(Portal portal, ChromeDriver driver) {
        this.portal = portal;
        this.driver = driver;
    }

    static Browser open(Portal portal) {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = program("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            throw new AssertionError("The browser tests need Chromium and its driver: install them"
                    + " (Debian: apt-get install chromium chromium-driver) or leave these tests out with"
                    + " -Dholdfast.browser=none.");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        options.addArguments("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        if (System.getProperty("user.name").equals("root")) {
            // Chromium's sandbox refuses root.
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(portal, new ChromeDriver(service, options));
    }

    /** Begins a visit on that screen: nobody is signed in, whatever the test before has left. */
    void show(Screen screen, Theme theme) {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        screen.width,
                        "height",
                        screen.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        screen != Screen.DESKTOP));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme.word()))));
    }

    /** Signs a demo person in at the form. */
    void signIn(String email) {
        go("/signin");
        await(EMAIL).sendKeys(email);
        await(PASSWORD).sendKeys(Portal.DEMO_PASSWORD);
        await(SUBMIT).click();
        awaitScreen("/dashboard");
    }

    void signOut() {
        await(PROFILE).click();
        await(SIGN_OUT).click();
        awaitScreen("/signin");
    }

    void go(String screen) {
        driver.get(portal.page(screen).toString());
    }

    /** Waits until the address is that screen's. */
    void awaitScreen(String pattern) {
        waiting().until(ExpectedConditions.urlMatches("https?://[^/]+" + pattern + "([?#].*)?$"));
    }

    WebElement await(By what) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** Waits until an element holds that text, without the page being loaded again. */
    void awaitText(By where, String text) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(where, text));
    }

    /** Waits until an element's text has that in it somewhere. */
    void awaitText(By where, Pattern text) {
        waiting().until(ExpectedConditions.textMatches(where, text));
    }

    /** Waits until exactly so many elements are there. */
    void awaitCount(By what, int count) {
        waiting().until(ExpectedConditions.numberOfElementsToBe(what, count));
    }

    /** From now on, adds up by how much the page moves under its reader, as Chromium scores it. */
    void watchForShifts() {
        driver.executeScript("window.shifted = 0; new PerformanceObserver(list => list.getEntries()"
                + ".forEach(shift => window.shifted += shift.value)).observe({type: 'layout-shift'})");
    }

    /** The sum since {@link #watchForShifts}. @throws AssertionError when the page was loaded again since */
    double shifted() {
        if (driver.executeScript("return window.shifted") instanceof Number sum) {
            return sum.doubleValue();
        }
        throw new AssertionError("the page was loaded again");
    }

    List<WebElement> all(By what) {
        return driver.findElements(what);
    }

    String title() {
        return driver.getTitle();
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Presses a key where the focus is. */
    void press(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Walks with the tab key until the focus is on what is wanted, as somebody without a mouse does. */
    void tabTo(By wanted) {
        for (int step = 0; step < 60; step++) {
            WebElement focused = driver.switchTo().activeElement();
            if (driver.findElements(wanted).contains(focused)) {
                return;
            }
            focused.sendKeys(Keys.TAB);
        }
        throw new AssertionError("the tab key does not lead to " + wanted + " on " + driver.getCurrentUrl());
    }

    /** True when the page is wider than the screen, so that a reader has to push it to and fro. */
    boolean overflows() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** What axe finds seriously or critically wrong, in its words. */
    List<String> barriers() {
        // In the page itself: our pages have no frames, and the window that axe opens for them must answer within a
        // second.
        AxeBuilder axe = new AxeBuilder().setLegacyMode(true);
        // It would tell every element that is right, too.
        axe.setOptions("{\"resultTypes\":[\"violations\"]}");
        return axe.analyze(driver).getViolations().stream()
                .filter(rule -> NOT_ACCEPTED.contains(rule.getImpact()))
                .map(Browser::words)
                .toList();
    }

    /** What the console holds against the page: refused scripts and styles, missing files, failures. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                // Chromium logs the status of a page that says, as it should, that the password was wrong.
                .filter(message -> !message.contains("status of 401"))
                .toList();
    }

    /** What a link of this page downloads. */
    String fetched(String path) {
        return (String) driver.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(a => a.text()).then(done, e => done('' + e))",
                path);
    }

    void photograph(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(driver, PATIENCE);
    }

    private static String words(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static Optional<Path> program(String... names) {
        String[] folders = System.getenv("PATH").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
