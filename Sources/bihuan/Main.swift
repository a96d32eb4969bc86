import ArgumentParser
import Command

@main
struct Main {
    static func main() async { await Bihuan.main() }
}
