package org.capacitymetro.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capacitymetro.text.ReadingOrder;
import org.capacitymetro.text.SpokenLanguages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the frame of every page needs to know: language, address, title, the way back, scripts.
/// Made for one request; a controller receives it filled from the address and completes it.
public final class Page {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Language addressed;
  private final Messages words;
  private final Formats formats;
  private final Assets assets;
  private final String origin;
  private final String path;
  private final String query;
  private final ReadingOrder order;
  private final Supplier<@Nullable Viewer> viewer;
  private final Supplier<@Nullable String> token;
  private String title;
  private String description;
  private final List<Crumb> crumbs = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private boolean indexed = true;
  private boolean personal;
  private boolean byReader;
  private @Nullable Search search = new Search("", null);
  private @Nullable String data;
  private @Nullable Feed feed;
  private @Nullable String edited;
  private @Nullable String quickExit;

  /// One step of the way back.
  public record Crumb(String title, String href) {}

  /// What the search box of the header shows.
  public record Search(String text, @Nullable String city) {}

  /// An Atom feed of what the page shows.
  public record Feed(String title, String href) {}

  /// The same page in another language.
  ///
  /// @param href its address
  /// @param choose its address for somebody who chooses this language for next time, too
  public record Alternate(Language language, String href, String choose, boolean current) {}

  /// @param origin scheme and host this page was asked under, without a slash at the end
  /// @param path what follows the language: `/services`, empty for home
  /// @param query the query string as it came, empty when there was none
  /// @param order in which the reader takes the languages of texts
  /// @param viewer looks for the signed-in person
  /// @param token makes the token of forms; asking for it gives the browser a cookie
  Page(
      Language language,
      Assets assets,
      String origin,
      String path,
      String query,
      ReadingOrder order,
      Supplier<@Nullable Viewer> viewer,
      Supplier<@Nullable String> token) {
    this.addressed = language;
    this.words = Messages.in(language);
    this.formats = new Formats(language);
    this.assets = assets;
    this.origin = origin;
    this.path = path;
    this.query = query;
    this.order = order;
    this.viewer = viewer;
    this.token = token;
    this.title = words.get("site.name");
    this.description = words.get("site.description");
  }

  private Page(Page page, Language language) {
    this.addressed = page.addressed;
    this.words = Messages.in(language);
    this.formats = new Formats(language);
    this.assets = page.assets;
    this.origin = page.origin;
    this.path = page.path;
    this.query = page.query;
    this.order = ReadingOrder.of(language.code());
    this.viewer = page.viewer;
    this.token = page.token;
    this.title = page.title;
    this.description = page.description;
  }

  /// This page with the words, days and numbers of another language, for what is handed over to
  /// somebody else: what this reader's browser prefers does not count. Addresses stay those of the
  /// interface.
  ///
  /// @param language one of [Language#all]
  public Page onPaper(Language language) {
    return new Page(this, language);
  }

  /// As [#onPaper], in the language that an address asks for.
  ///
  /// @param asked its code; this page's own where it is empty
  /// @throws NotFound for a language that no paper is in
  public Page onPaper(String asked) {
    return asked.isEmpty()
        ? this
        : onPaper(Language.find(asked).orElseThrow(() -> new NotFound("language " + asked)));
  }

  /// @param sentence for search engines and link previews
  public Page titled(String changed, String sentence) {
    title = changed;
    description = sentence;
    return this;
  }

  /// Adds a step to the way back; the path as in [#url].
  public Page under(String crumb, String pathAfterLanguage) {
    crumbs.add(new Crumb(crumb, url(pathAfterLanguage)));
    return this;
  }

  /// Loads one more script, named by its source: `src/map.ts`.
  public Page withScript(String source) {
    scripts.add(source);
    return this;
  }

  public Page notIndexed() {
    indexed = false;
    return this;
  }

  /// Marks a page for one person: no cache keeps it, search engines leave it out, and its forms
  /// carry a token even where nobody is signed in yet.
  public Page personal() {
    personal = true;
    return notIndexed();
  }

  /// Says where the record this page shows is edited, for a person who may; the path as in [#url].
  public Page editedAt(String pathAfterLanguage) {
    edited = url(pathAfterLanguage);
    return this;
  }

  /// Fills the search box of the header.
  public Page searching(String text, @Nullable String city) {
    search = new Search(text, city);
    return this;
  }

  /// Leaves the search box out of the header: this page has its own.
  public Page withoutSearch() {
    search = null;
    return this;
  }

  /// Describes the page to machines: JSON-LD of schema.org, with no `<` in it.
  public Page withData(String jsonLd) {
    data = jsonLd;
    return this;
  }

  /// Tells feed readers where to follow what the page shows.
  public Page withFeed(String feedTitle, String href) {
    feed = new Feed(feedTitle, href);
    return this;
  }

  /// Gives the page a button that leaves it at once; see [QuickExit].
  Page withQuickExit(String address) {
    quickExit = address;
    return this;
  }

  public Language language() {
    return words.language();
  }

  /// The language of the interface, which is not that of the words in what [#onPaper] gives.
  public Language addressed() {
    return addressed;
  }

  /// Whether its words are in another language than the interface, as [#onPaper] makes them: only
  /// what stands on paper has words then.
  public boolean isPaper() {
    return !language().equals(addressed);
  }

  /// The language's code, as in addresses and for reading localized texts.
  public String code() {
    return language().code();
  }

  /// In which order the reader takes the languages of a text: that of the page, those of their
  /// browser, English. A page that asks for it differs by reader, and says so to caches.
  public ReadingOrder order() {
    byReader = true;
    return order;
  }

  /// Whether something on the page was given in the reader's order.
  boolean isByReader() {
    return byReader;
  }

  /// The value of `lang` for words in a language; null where it is that of the page, or not known.
  public @Nullable String lang(@Nullable String language) {
    return language == null || language.isEmpty() || language.equals(code())
        ? null
        : Language.find(language).map(Language::tag).orElse(language);
  }

  /// The value of `dir` for words in a language; null where [#lang] is.
  public @Nullable String dir(@Nullable String language) {
    String other = lang(language);
    return other == null ? null : SpokenLanguages.isRightToLeft(other) ? "rtl" : "ltr";
  }

  /// Says of a block which language it is in; empty where it is that of the page.
  public String textIn(@Nullable String language) {
    String other = lang(language);
    return other == null ? "" : t("paper.text-in", "language", formats.languageName(other));
  }

  /// What is said of translations that are older than their sources, empty where none is.
  ///
  /// @param sources languages of the sources that changed, null for one that did not
  public String older(@Nullable String... sources) {
    return Stream.of(sources)
        .filter(Objects::nonNull)
        .findFirst()
        .map(source -> t("service.older", "language", formats.languageName(source)))
        .orElse("");
  }

  public Messages words() {
    return words;
  }

  public Formats formats() {
    return formats;
  }

  /// The patterns of all keys that begin with `prefix`, as JSON that may stand in the page, for
  /// scripts that put the values in themselves.
  public String json(String prefix) {
    return JSON.writeValueAsString(words.startingWith(prefix)).replace("<", "\\u003c");
  }

  public String t(String key) {
    return words.get(key);
  }

  public String t(String key, Object... namesAndValues) {
    return words.get(key, namesAndValues);
  }

  /// The address of a page in the language of the interface: `url("/services")`; an empty path is
  /// home.
  public String url(String pathAfterLanguage) {
    return "/" + addressed.code() + (pathAfterLanguage.isEmpty() ? "/" : pathAfterLanguage);
  }

  /// The absolute form of an address of this site.
  public String absolute(String href) {
    return origin + href;
  }

  /// The absolute address search engines should know this page by: without its query.
  public String canonical() {
    return absolute(url(path));
  }

  public String asset(String source) {
    return assets.url(source);
  }

  public List<String> styles(String source) {
    return assets.styles(source);
  }

  /// This page in every language, its query kept.
  public List<Alternate> alternates() {
    return Language.all().stream()
        .map(
            other -> {
              String address = "/" + other.code() + (path.isEmpty() ? "/" : path);
              return new Alternate(
                  other,
                  address + (query.isEmpty() ? "" : "?" + query),
                  address + "?" + (query.isEmpty() ? "" : query + "&") + LanguageChoice.PARAMETER,
                  other.equals(addressed));
            })
        .toList();
  }

  public String title() {
    return title;
  }

  /// The title of the browser's window: with the site's name behind.
  public String fullTitle() {
    String site = words.get("site.name");
    return title.equals(site) ? title : title + " · " + site;
  }

  public String description() {
    return description;
  }

  public List<Crumb> crumbs() {
    return Collections.unmodifiableList(crumbs);
  }

  public List<String> scripts() {
    return Collections.unmodifiableList(scripts);
  }

  public boolean isIndexed() {
    return indexed;
  }

  /// Where the shown record is edited; null when it is none or not for this person.
  public @Nullable String edited() {
    return edited;
  }

  /// Where the quick exit leads; null on pages without one.
  public @Nullable String quickExit() {
    return quickExit;
  }

  public boolean isPersonal() {
    return personal;
  }

  /// The signed-in person this page is made for, null for everybody else.
  public @Nullable Viewer viewer() {
    return viewer.get();
  }

  /// What a form that writes sends along as `_csrf` (template `pages/token`); null for readers
  /// without a session, whose forms need none and who get no cookie.
  public @Nullable String token() {
    return personal || viewer() != null ? token.get() : null;
  }

  public boolean isHome() {
    return path.isEmpty();
  }

  public @Nullable Search search() {
    return search;
  }

  public @Nullable Feed feed() {
    return feed;
  }

  public @Nullable String data() {
    return data;
  }
}
